class CreateCustomers < ActiveRecord::Migration[7.1]
end

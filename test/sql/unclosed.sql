select 'never closed; select 2;

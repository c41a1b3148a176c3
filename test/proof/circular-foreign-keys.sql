CREATE TABLE departments (
    id integer PRIMARY KEY,
    head_id integer NOT NULL,
    parent_id integer REFERENCES departments
);
CREATE TABLE employees (
    id integer PRIMARY KEY,
    department_id integer NOT NULL REFERENCES departments ON DELETE CASCADE,
    badge_id integer
);
CREATE TABLE badges (
    id integer PRIMARY KEY,
    employee_id integer NOT NULL UNIQUE REFERENCES employees (id) DEFERRABLE INITIALLY DEFERRED
);
ALTER TABLE departments ADD CONSTRAINT departments_head FOREIGN KEY (head_id) REFERENCES employees (id) NOT VALID;
ALTER TABLE employees ADD FOREIGN KEY (badge_id) REFERENCES badges (employee_id) MATCH FULL ON UPDATE SET NULL;
CREATE TABLE composite_keys (
    a integer,
    b integer,
    other_a integer,
    other_b integer,
    PRIMARY KEY (b, a),
    UNIQUE (a, b),
    FOREIGN KEY (other_b, other_a) REFERENCES composite_keys ON DELETE SET NULL (other_a)
);

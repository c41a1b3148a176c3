ALTER TYPE level ADD VALUE 'high';

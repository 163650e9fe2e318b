DROP TABLE import_mappings;
DROP TABLE import_lines;
DROP TABLE imports;

-- What somebody should look at in a job's rows: how many they are and where the first is, by code.
alter table job add column row_warnings text;

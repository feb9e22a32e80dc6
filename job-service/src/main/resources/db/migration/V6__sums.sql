-- What the events of a file add up to, and what the file says of that.
alter table job add column sums text;

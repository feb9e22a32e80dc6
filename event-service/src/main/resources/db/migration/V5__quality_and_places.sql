-- What of a batch's rows is as it should be: counted at load, summed when it is asked for. With the
-- batch it is deleted. Nothing is known of batches that are in already.
alter table loaded_batch
    add column timed      int,
    add column with_party int,
    add column contacts   int,
    add column numbers    int,
    add column answered   int,
    add column measured   int,
    add column placed     int,
    add column plausible  int,
    add column consistent int;

-- Where a phone was when an event began: its cell by name, and where that stands if the file says so.
alter table event
    add column cell text,
    add column lat  real,
    add column lon  real;

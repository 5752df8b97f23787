-- The country of a letter to another country, for the rates of returned letters; null within the country, and for letters that were
-- planned before this column was added, of which only the zone is known.
alter table print_letter add column country text;

-- Rates count the letters that came back out of the runs of a period.
create index returned_case_by_run on returned_case (run) where run is not null;
drop index returned_case_by_day;

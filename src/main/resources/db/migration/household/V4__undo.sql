-- Which households an import that was taken back left as they were; before it is, that is found by their versions.
alter table household.import_household add column stayed boolean not null default false;
create index import_of_household on household.import_household (household);

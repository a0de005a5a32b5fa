-- What one county confirmed says nothing of another: each has models of its own, learnt anew each night. The ones before were of all.
delete from appeal.sorting_model;
alter table appeal.sorting_model add column county text collate "C" not null;
create index sorting_model_county on appeal.sorting_model (county, id);

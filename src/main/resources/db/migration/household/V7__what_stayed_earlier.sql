-- Imports taken back before it was kept which households stayed: those that the history does not say to be taken back then, as
-- far as they are as many as were counted.
with undone as (
    select id, ended_at, kept
    from household.import
    where state = 'UNDONE'
        and kept > 0
        and not exists (select from household.import_household where import = import.id and stayed)
), remained as (
    select undone.id, undone.kept, written.household
    from undone
    join household.import_household written on written.import = undone.id
    where not exists (
        select
        from household.history
        where history.household = written.household
            and history.kind = 'UNDONE'
            and history.at between undone.ended_at - interval '10 minutes' and undone.ended_at)
)
update household.import_household
set stayed = true
from remained
where import_household.import = remained.id
    and import_household.household = remained.household
    and remained.kept = (select count(*) from remained as all_of_it where all_of_it.id = remained.id);

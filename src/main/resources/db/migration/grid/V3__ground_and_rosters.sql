-- The lines of a roster end with the grid, unit or zone that they are in; taking that change back begins them again.
alter table grid.answerable add column closed_by bigint references grid.change;
create index answerable_closed_by on grid.answerable (closed_by) where closed_by is not null;
comment on column grid.answerable.closed_by is 'the change to the cut that ended the line, null when a person did';
update grid.answerable
set until = greatest(answerable.since, part.retired_at)
from (
    select id as grid, null::bigint as unit, null::bigint as zone, retired_at from grid.grid where retired_at is not null
    union all
    select null, id, null, retired_at from grid.unit where retired_at is not null
    union all
    select null, null, id, retired_at from grid.zone where retired_at is not null
) part
where answerable.until is null
    and (answerable.grid = part.grid or answerable.unit = part.unit or answerable.zone = part.zone);

-- A row of a sheet is judged again after it was mended, so the grid that it names is kept apart from the unit.
alter table grid.roster_import_row add column grid_named text not null default '';

-- Who drew the outline of a community away has changed it too, so the row stays with its version.
alter table grid.community alter column outline drop not null;

-- Whether somebody ever answered is asked before a person is forgotten, of thousands at once.
drop index grid.answerable_person;
create index answerable_person on grid.answerable (person);

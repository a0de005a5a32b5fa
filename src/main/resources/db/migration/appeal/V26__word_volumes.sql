-- The two word indexes have small parts for what is new, where a page is soon full, and ever larger ones for what is old,
-- where only words that few ever said are looked for: a rare word is asked of few parts in a ledger of any size.

alter table appeal.follower add column appeal bigint not null default 0;
comment on column appeal.follower.appeal is 'the greatest appeal that it has seen; kept by the follower that fills the needs base';
update appeal.follower
set appeal = coalesce((select max(need.appeal) from appeal.need), 0)
where name = 'needs';

create function appeal.word_parts(parent regclass) returns table (name text, first bigint, until bigint)
language sql stable as $$
    select child.relname, bounds[1]::bigint, bounds[2]::bigint
    from pg_inherits
    join pg_class as child on child.oid = inhrelid,
    regexp_match(pg_get_expr(child.relpartbound, child.oid), '(\d+)\D+(\d+)') as bounds
    where inhparent = parent
$$;

-- Keeps sixteen empty parts of 65,536 appeals ready behind the newest appeal.
create function appeal.extend_words() returns void language plpgsql as $$
declare
    size constant bigint := 65536;
    wanted bigint;
    kind text;
    beginning bigint;
    part text;
begin
    select (coalesce(max(id), 0) / size + 17) * size into wanted from appeal.appeal;
    foreach kind in array array['search', 'need'] loop
        loop
            select max(until) into beginning from appeal.word_parts(('appeal.' || kind)::regclass);
            exit when beginning >= wanted;
            part := kind || '_' || beginning / size;
            execute format('create table appeal.%I (like appeal.%I including all)', part, kind);
            execute format('alter table appeal.%I attach partition appeal.%I for values from (%s) to (%s)', kind, part, beginning, beginning + size);
        end loop;
    end loop;
end $$;
drop function appeal.extend_search();
drop function appeal.extend_needs();

-- Makes one part of eight neighbours of one size, when the newest two small parts lie behind them; false when there are none.
-- Changes of appeals that old wait for it.
create function appeal.merge_words(kind text) returns boolean language plpgsql as $$
declare
    newest bigint;
    eight record;
    part text;
    merged text;
begin
    select coalesce(max(id), 0) into newest from appeal.appeal;
    select min(first) as first, max(until) as until, array_agg(name order by first) as names into eight
    from appeal.word_parts(('appeal.' || kind)::regclass)
    group by until - first, first / ((until - first) * 8)
    having count(*) = 8 and max(until) <= newest - 131072
    order by min(first)
    limit 1;
    if not found then
        return false;
    end if;
    merged := format('%s_%s_%s', kind, eight.first / 65536, eight.until / 65536);
    execute format('create table appeal.%I (like appeal.%I including all excluding indexes)', merged, kind);
    foreach part in array eight.names loop
        execute format('lock table appeal.%I in share mode', part);
        execute format('insert into appeal.%I select * from appeal.%I', merged, part);
    end loop;
    execute format('alter table appeal.%I add primary key (appeal), add constraint within check (appeal >= %s and appeal < %s)',
        merged, eight.first, eight.until);
    execute format('create index on appeal.%I using gin (%I)', merged, case kind when 'need' then 'grams' else 'words' end);
    foreach part in array eight.names loop
        execute format('alter table appeal.%I detach partition appeal.%I', kind, part);
        execute format('drop table appeal.%I', part);
    end loop;
    execute format('alter table appeal.%I attach partition appeal.%I for values from (%s) to (%s)', kind, merged, eight.first, eight.until);
    execute format('alter table appeal.%I drop constraint within', merged);
    execute format('analyze appeal.%I', merged);
    return true;
end $$;

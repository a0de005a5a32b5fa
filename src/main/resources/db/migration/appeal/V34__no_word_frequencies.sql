-- The planner keeps no frequencies of the needs base's pairs: gathering them took over a minute of a core for 1,000,000
-- appeals and again whenever a tenth had changed, reading them up to two fifths of the planning, and what many "or"
-- words added up to made it read whole parts. Without them it takes every pair for rare, which after the newest 2,000
-- is what is asked.
create function appeal.without_frequencies(kind text, part text) returns void language plpgsql as $$
begin
    if kind = 'need' then
        execute format('alter table appeal.%I alter column grams set statistics 0', part);
        perform pg_clear_attribute_stats('appeal', part, 'grams', inherited)
        from (values (false), (true)) as either (inherited);
    end if;
end $$;
select appeal.without_frequencies('need', 'need'), (
        select count(*)
        from appeal.word_parts('appeal.need') as part, appeal.without_frequencies('need', part.name)
    );

create or replace function appeal.extend_words() returns void language plpgsql as $$
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
            perform appeal.without_frequencies(kind, part);
            execute format('alter table appeal.%I attach partition appeal.%I for values from (%s) to (%s)', kind, part, beginning, beginning + size);
        end loop;
    end loop;
end $$;

create or replace function appeal.merge_words(kind text) returns boolean language plpgsql as $$
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
    perform appeal.without_frequencies(kind, merged);
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

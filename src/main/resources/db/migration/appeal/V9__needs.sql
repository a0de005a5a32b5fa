-- Everything said and answered, as the needs base and the ledger's search ask for it: pairs of neighbouring characters,
-- pinyin, areas, matter, month and outcome as words of one index. Filled behind the writers; partitions as in the word index.
create table appeal.need (
    appeal bigint not null,
    grams tsvector not null,
    primary key (appeal)
) partition by range (appeal);
create index need_grams on appeal.need using gin (grams);

create function appeal.extend_needs() returns void language plpgsql as $$
declare
    size constant bigint := 65536;
    wanted bigint;
    part text;
begin
    select coalesce(max(id), 0) / size + 16 into wanted from appeal.appeal;
    for n in 0 .. wanted loop
        part := 'need_' || n;
        if to_regclass('appeal.' || part) is null then
            execute format('create table appeal.%I (like appeal.need including all)', part);
            execute format('alter table appeal.need attach partition appeal.%I for values from (%s) to (%s)',
                part, n * size, (n + 1) * size);
        end if;
    end loop;
end $$;
select appeal.extend_needs();

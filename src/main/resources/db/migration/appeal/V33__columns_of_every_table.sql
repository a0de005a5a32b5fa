-- The choice of the ledger's columns goes where those of all tables are.
insert into page.table_choice (account, name, columns, dense)
select account, 'appeals', (
        select coalesce(array_agg('appeal.ledger.' || lower(word) order by place), '{}')
        from unnest(columns) with ordinality as chosen (word, place)
    ), dense
from appeal.ledger_choice;
drop table appeal.ledger_choice;

-- Which years are known, and from which notice; every other year falls back to Monday to Friday.
create table calendar.year (
    year int primary key check (year between 2000 and 2100),
    source text not null,
    recorded_at timestamptz not null default now(),
    recorded_by_name text not null default ''
);

-- Days that differ from Monday to Friday: holidays, and working days that make up for them. Scope '' is the whole installation,
-- else the six digits of a county with a day of its own.
create table calendar.day (
    scope text collate "C" not null default '',
    day date not null,
    working boolean not null,
    name text not null,
    reason text not null default '',
    changed_at timestamptz not null default now(),
    changed_by_name text not null default '',
    primary key (scope, day)
);

insert into calendar.year (year, source)
values
    (2024, '国务院办公厅关于2024年部分节假日安排的通知（国办发明电〔2023〕7号）'),
    (2025, '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）'),
    (2026, '国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）');

insert into calendar.day (day, working, name)
select day::date, working, name
from (values
    (date '2024-01-01', date '2024-01-01', false, '元旦'),
    (date '2024-02-10', date '2024-02-17', false, '春节'),
    (date '2024-02-04', date '2024-02-04', true, '春节调休上班'),
    (date '2024-02-18', date '2024-02-18', true, '春节调休上班'),
    (date '2024-04-04', date '2024-04-06', false, '清明节'),
    (date '2024-04-07', date '2024-04-07', true, '清明节调休上班'),
    (date '2024-05-01', date '2024-05-05', false, '劳动节'),
    (date '2024-04-28', date '2024-04-28', true, '劳动节调休上班'),
    (date '2024-05-11', date '2024-05-11', true, '劳动节调休上班'),
    (date '2024-06-10', date '2024-06-10', false, '端午节'),
    (date '2024-09-15', date '2024-09-17', false, '中秋节'),
    (date '2024-09-14', date '2024-09-14', true, '中秋节调休上班'),
    (date '2024-10-01', date '2024-10-07', false, '国庆节'),
    (date '2024-09-29', date '2024-09-29', true, '国庆节调休上班'),
    (date '2024-10-12', date '2024-10-12', true, '国庆节调休上班'),
    (date '2025-01-01', date '2025-01-01', false, '元旦'),
    (date '2025-01-28', date '2025-02-04', false, '春节'),
    (date '2025-01-26', date '2025-01-26', true, '春节调休上班'),
    (date '2025-02-08', date '2025-02-08', true, '春节调休上班'),
    (date '2025-04-04', date '2025-04-06', false, '清明节'),
    (date '2025-05-01', date '2025-05-05', false, '劳动节'),
    (date '2025-04-27', date '2025-04-27', true, '劳动节调休上班'),
    (date '2025-05-31', date '2025-06-02', false, '端午节'),
    (date '2025-10-01', date '2025-10-08', false, '国庆节、中秋节'),
    (date '2025-09-28', date '2025-09-28', true, '国庆节、中秋节调休上班'),
    (date '2025-10-11', date '2025-10-11', true, '国庆节、中秋节调休上班'),
    (date '2026-01-01', date '2026-01-03', false, '元旦'),
    (date '2026-01-04', date '2026-01-04', true, '元旦调休上班'),
    (date '2026-02-15', date '2026-02-23', false, '春节'),
    (date '2026-02-14', date '2026-02-14', true, '春节调休上班'),
    (date '2026-02-28', date '2026-02-28', true, '春节调休上班'),
    (date '2026-04-04', date '2026-04-06', false, '清明节'),
    (date '2026-05-01', date '2026-05-05', false, '劳动节'),
    (date '2026-05-09', date '2026-05-09', true, '劳动节调休上班'),
    (date '2026-06-19', date '2026-06-21', false, '端午节'),
    (date '2026-09-25', date '2026-09-27', false, '中秋节'),
    (date '2026-10-01', date '2026-10-07', false, '国庆节'),
    (date '2026-09-20', date '2026-09-20', true, '国庆节调休上班'),
    (date '2026-10-10', date '2026-10-10', true, '国庆节调休上班')
) as span (first, last, working, name), generate_series(first, last, interval '1 day') as day;

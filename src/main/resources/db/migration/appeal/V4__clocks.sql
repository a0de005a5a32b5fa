-- Limits and the rules of the clock, county by county, in versions that are never changed. The newest version whose time has
-- come holds for what is computed from then on; deadlines already given stay.
create table appeal.limit_version (
    id bigint generated always as identity primary key,
    request_key uuid unique,
    county text collate "C" not null,
    version int not null,
    valid_from timestamptz not null,
    note text not null,
    issued_at timestamptz not null,
    issued_by_name text not null default '',
    pause_days int not null check (pause_days between 1 and 250),
    most_pauses int not null check (most_pauses between 0 and 20),
    most_returns int not null check (most_returns between 0 and 20),
    most_extensions int not null check (most_extensions between 0 and 20),
    circulate_after_days int not null check (circulate_after_days between 1 and 60),
    rise_after_days int not null check (rise_after_days between 0 and 60),
    unique (county, version)
);
comment on column appeal.limit_version.rise_after_days is 'working days after the deadline at which a matter rises by itself; 0 never';

-- Kind or tier null means any; the narrower rule wins, the kind before the tier.
create table appeal.limit_rule (
    version bigint not null references appeal.limit_version,
    urgency text not null,
    kind text,
    tier text,
    amount int not null check (amount between 1 and 1000),
    unit text not null check (unit in ('HOURS', 'DAYS', 'WORKING_DAYS')),
    unique nulls not distinct (version, urgency, kind, tier)
);

-- What counties had set so far were days by kind. They become working days, as the first version; urgent matters get the defaults.
insert into appeal.limit_version (county, version, valid_from, note, issued_at, pause_days, most_pauses, most_returns,
    most_extensions, circulate_after_days, rise_after_days)
select distinct county, 1, timestamptz '2000-01-01 00:00:00+00', '', now(), 30, 2, 2, 2, 5, 0
from appeal.time_limit;

insert into appeal.limit_rule (version, urgency, kind, tier, amount, unit)
select limit_version.id, 'ORDINARY', time_limit.kind, null, time_limit.days, 'WORKING_DAYS'
from appeal.time_limit
join appeal.limit_version using (county)
union all
select id, urgency, null, null, hours, 'HOURS'
from appeal.limit_version, (values ('URGENT', 24), ('EMERGENCY', 2)) as graded (urgency, hours);

drop table appeal.time_limit;

-- The clock of each appeal. Nothing of it is written when it is filed.
alter table appeal.appeal
    add column urgency text not null default 'ORDINARY',
    add column round_at timestamptz,
    add column sign_due_at timestamptz,
    add column paused_at timestamptz,
    add column pause_until timestamptz,
    add column pause_due_at timestamptz,
    add column pauses smallint not null default 0,
    add column extensions smallint not null default 0,
    add column responsible_org bigint,
    add column binding text not null default 'NONE';
comment on column appeal.appeal.round_at is 'when the present round began; null in the first one, which began with the filing';
comment on column appeal.appeal.pause_due_at is 'the deadline before the pause; due_at is then what it will be at the latest';
comment on column appeal.appeal.responsible_org is 'who received it first, until another has signed; null before the first step';
comment on column appeal.appeal.binding is 'NONE, ASKED once returned too often, NAMED when the tier above has named who must do it';

-- Matters whose pause has an end. Filing does not touch this index.
create index appeal_paused on appeal.appeal (county, pause_until) where paused_at is not null;

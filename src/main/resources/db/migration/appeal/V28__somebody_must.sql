-- Nothing waits for nobody: a wish for more time, a matter sent and not signed for, a call that nobody could make and a hot spot all
-- have somebody who must act, and a moment at which somebody else hears that it was not done.
alter table appeal.extension add column decide_by timestamptz;
comment on column appeal.extension.decide_by is 'then the next rung is asked, or the deadline stands when there is none';
update appeal.extension set decide_by = due_before where state = 'ASKED';
create index extension_undecided on appeal.extension (county, decide_by) where state = 'ASKED';

create index appeal_unsigned on appeal.appeal (county, sign_due_at) where state = 'DISPATCHED';

alter table appeal.call_back alter column account drop not null;
comment on column appeal.call_back.account is 'null while nobody but the answerer stands at any desk above the place';
create index call_back_undrawn on appeal.call_back (appeal) where done_at is null and account is null;

alter table appeal.hotspot
    add column lead bigint references appeal.appeal,
    add column owner_org bigint,
    add column due_at timestamptz,
    add column overdue_at timestamptz;
comment on column appeal.hotspot.lead is 'the appeal around which people gather; null for a topic that rises';
comment on column appeal.hotspot.overdue_at is 'when its owner and the tier above were told that it is overdue';
alter table appeal.hotspot drop constraint hotspot_area_matter_week_key;
create unique index hotspot_once on appeal.hotspot (area, matter, week, coalesce(lead, 0));
create index hotspot_lead on appeal.hotspot (lead) where lead is not null;
update appeal.hotspot set due_at = found_at + interval '14 days' where state <> 'CLOSED';

-- The appeals that a cluster was made of.
create table appeal.hotspot_appeal (
    hotspot bigint not null references appeal.hotspot on delete cascade,
    appeal bigint not null references appeal.appeal,
    primary key (hotspot, appeal)
);

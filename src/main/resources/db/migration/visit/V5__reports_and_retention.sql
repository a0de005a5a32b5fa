-- What is found without a round counts too: a head of ten households walks no patrol. Who reported it stands beside it.
alter table visit.patrol_report alter column patrol drop not null;
alter table visit.patrol_report add column account bigint;
alter table visit.patrol_report add column person bigint;
alter table visit.patrol_report add column by_name text not null default '';
update visit.patrol_report
set account = patrol.account, by_name = patrol.name
from visit.patrol
where patrol.id = patrol_report.patrol;
create index patrol_report_by_place on visit.patrol_report (place, reported_at desc);
create index patrol_report_of_account on visit.patrol_report (account, reported_at desc);
create index patrol_report_of_person on visit.patrol_report (person) where person is not null;
create index visitor_of_person on visit.visitor (person) where person is not null;
create index result_by_person on visit.result (by_person) where by_person is not null;

-- How long single households' answers are kept after a campaign is over; then only its figures stay.
alter table visit.campaign add column keep_days int not null default 180 check (keep_days between 1 and 3650);
alter table visit.campaign add column cleared_at timestamptz;
create index campaign_to_clear on visit.campaign (ended_at) where ended_at is not null and cleared_at is null;

-- Whoever was erased is not led to any more, neither from where they walked nor from their phone.
alter table visit.visitor drop constraint visitor_check;
alter table visit.device add column person bigint;
create index device_of_person on visit.device (person) where person is not null;

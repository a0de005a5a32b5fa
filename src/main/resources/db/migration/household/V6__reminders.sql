-- Whoever was told of another purpose and has not answered is told once more; null until that day has come.
alter table household.consent_asked add column reminded boolean;
alter table household.consent_asked add column reminded_at timestamptz;
comment on column household.consent_asked.reminded is 'false where nothing was awaited any more on that day';
create index consent_to_remind on household.consent_asked (asked_at) where told and reminded is null;

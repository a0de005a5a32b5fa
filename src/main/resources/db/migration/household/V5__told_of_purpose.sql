-- Who of those in care was told that a purpose has changed, once for each version; goes with the care.
create table household.consent_asked (
    care bigint not null references household.care on delete cascade,
    version int not null,
    told boolean not null,
    asked_at timestamptz not null,
    primary key (care, version)
);
comment on column household.consent_asked.told is 'false where nobody has a phone, so that somebody has to go there';

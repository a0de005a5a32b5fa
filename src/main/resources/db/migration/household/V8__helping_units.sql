-- Which unit helps the people of which care groups, and so sees their households: one page of the security administrator.
create table household.helping_unit (
    care_group text not null references household.datum,
    organisation bigint not null,
    since timestamptz not null,
    given_by text not null,
    primary key (care_group, organisation)
);
create index helping_unit_of on household.helping_unit (organisation);

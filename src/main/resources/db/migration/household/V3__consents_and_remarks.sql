-- Taking an import of thousands back deletes its members one after the other; each looks for its cares.
create index care_of_member on household.care (member);

-- A version that says another purpose is asked anew of those who consented to an earlier one (PIPL art. 14).
alter table household.datum_version add column asks_again boolean not null default false;
comment on column household.datum_version.asks_again is 'consents to earlier versions hold no longer';

-- What has to be known when somebody comes to the door; sealed, since anything may stand in a remark.
create table household.remark (
    member bigint primary key references household.member on delete cascade,
    sealed bytea not null,
    written_by text not null,
    at timestamptz not null
);
create table household.import_remark (
    import bigint not null references household.import on delete cascade,
    household bigint not null,
    member bigint not null,
    before bytea,
    primary key (import, member)
);
comment on column household.import_remark.before is 'what stood there, sealed; null when nothing did';
insert into household.datum (code, number, kind, name, name_en)
select 'remark', 7, 'FIELD', '备注', 'Remark';
insert into household.datum_version (code, version, purpose, purpose_en, basis, law, retention_months, sensitive, changed_by, changed_at)
values ('remark', 1, '上门和联系时要留意的事', 'What to mind when coming to the door or calling', 'DUTY',
    '《中华人民共和国城市居民委员会组织法》第三条', 0, false, 'system', timestamptz '2026-11-25 00:00+08');

-- Who lives behind which door. Names and numbers are the people module's and sealed there; here are only ids, kinds and
-- dates. What a screen asks is stored as it is asked: by door code within an area, by care group, by residence.

-- What may be held about people, each with a purpose, a legal basis and a retention: fields of a form and care groups. A
-- change makes a new version; consents name the version that was read to the person.
create table household.datum (
    code text primary key check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
    number smallint not null unique,
    kind text not null check (kind in ('FIELD', 'GROUP')),
    name text not null check (length(name) between 1 and 30),
    name_en text not null check (length(name_en) between 1 and 60),
    version int not null default 1,
    ended_at timestamptz
);
create table household.datum_version (
    code text not null references household.datum,
    version int not null,
    purpose text not null check (length(purpose) between 1 and 200),
    purpose_en text not null check (length(purpose_en) between 1 and 400),
    basis text not null check (basis in ('CONSENT', 'CONTRACT', 'DUTY', 'EMERGENCY', 'PUBLIC_INTEREST', 'DISCLOSED', 'OTHER_LAW')),
    law text not null default '' check (length(law) <= 200),
    retention_months int not null check (retention_months between 0 and 1200),
    sensitive boolean not null,
    changed_by text not null,
    changed_at timestamptz not null,
    primary key (code, version)
);
comment on column household.datum_version.basis is 'which of the seven grounds of art. 13 PIPL';
comment on column household.datum_version.retention_months is 'after the purpose is over: the person moved out, the care ended';

create table household.household (
    id bigint generated always as identity primary key,
    door text collate "C" not null check (door ~ '^\d{16,25}$'),
    residence text not null check (residence in ('OWNER', 'TENANT', 'ABSENT', 'FLOATING', 'COLLECTIVE')),
    people int not null default 0,
    head bigint,
    care_groups smallint[] not null default '{}',
    version int not null default 0,
    request_key uuid not null unique,
    since timestamptz not null,
    changed_at timestamptz not null,
    ended_at timestamptz
);
comment on column household.household.people is 'kept by household.refresh, with head and care_groups';
create index household_by_door on household.household (door, id) where ended_at is null;
create index household_by_residence on household.household (residence, door, id) where ended_at is null;
create index household_without_people on household.household (door, id) where ended_at is null and people = 0;
create index household_past on household.household (ended_at) where ended_at is not null;

-- One line for each care group of a household, so that "these groups within this area" walks one index in its own order.
create table household.in_group (
    care_group smallint not null,
    door text collate "C" not null,
    household bigint not null references household.household on delete cascade,
    residence text not null,
    people int not null,
    primary key (care_group, door, household) include (residence, people)
);
create index in_group_of on household.in_group (household);

create function household.keep_in_group() returns trigger
language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.care_groups <> '{}' then
        delete from household.in_group where household = old.id;
    end if;
    if new.ended_at is null and new.care_groups <> '{}' then
        insert into household.in_group (care_group, door, household, residence, people)
        select distinct care_group, new.door, new.id, new.residence, new.people
        from unnest(new.care_groups) care_group;
    end if;
    return null;
end
$$;
create trigger in_group_of_new after insert on household.household
    for each row when (new.care_groups <> '{}') execute function household.keep_in_group();
create trigger in_group_of_changed after update of care_groups, door, residence, people, ended_at on household.household
    for each row when (old.care_groups <> '{}' or new.care_groups <> '{}') execute function household.keep_in_group();

create table household.member (
    id bigint generated always as identity primary key,
    household bigint not null references household.household,
    person bigint not null,
    relation text not null check (relation in ('HEAD', 'SPOUSE', 'CHILD', 'PARENT', 'GRANDCHILD', 'GRANDPARENT', 'SIBLING',
        'RELATIVE', 'NOT_RELATED')),
    guardian bigint,
    came text not null check (came in ('REGISTERED', 'BORN', 'MOVED_IN')),
    since date not null,
    until date,
    gone text check (gone in ('MOVED_OUT', 'DIED', 'WRONG')),
    name_key bytea,
    door text collate "C" not null,
    forgotten text[] not null default '{}',
    check ((until is null) = (gone is null))
);
comment on column household.member.name_key is 'keyed index of the name: says nothing without the key';
comment on column household.member.forgotten is 'fields whose retention was over after the person had left';
comment on column household.member.door is 'the household''s, so that a name within an area is one walk';
create unique index member_once on household.member (household, person) where until is null;
create index member_of_household on household.member (household, id);
create index member_person on household.member (person);
create index member_guardian on household.member (guardian) where guardian is not null;
create index member_named on household.member (name_key, door, household) where until is null and name_key is not null;
create index member_past on household.member (until) where until is not null;

-- A person is looked after in a care group, for as long as the purpose holds and the retention after it.
create table household.care (
    id bigint generated always as identity primary key,
    member bigint not null references household.member on delete cascade,
    household bigint not null references household.household,
    person bigint not null,
    care_group text not null references household.datum,
    since timestamptz not null,
    ended_at timestamptz,
    given_by text not null
);
create unique index care_once on household.care (household, person, care_group) where ended_at is null;
create index care_of_person on household.care (person);
create index care_past on household.care (ended_at) where ended_at is not null;

-- Consents, given and withdrawn, on which text and how. Only appended to.
create table household.consent (
    id bigint generated always as identity primary key,
    person bigint not null,
    datum text not null,
    datum_version int not null,
    given boolean not null,
    how text not null check (how in ('SIGNED_PAPER', 'IN_PERSON', 'ONLINE')),
    guardian bigint,
    actor text not null,
    actor_name text not null,
    at timestamptz not null,
    foreign key (datum, datum_version) references household.datum_version
);
create index consent_of_person on household.consent (person, datum, id desc);

create table household.history (
    id bigint generated always as identity primary key,
    household bigint not null,
    at timestamptz not null,
    actor text not null,
    actor_name text not null,
    kind text not null,
    person bigint,
    detail text not null default ''
);
comment on column household.history.detail is 'codes and dates only, never a name or a number';
create index history_of_household on household.history (household, id desc);

-- What was removed because its retention was over: how many of which kind, never whose.
create table household.removal (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    datum text not null,
    removed int not null,
    older_than date not null
);

-- What people ask for about their own data (PIPL art. 44 to 50), with a deadline.
create table household.request (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('CORRECTION', 'ERASURE')),
    person bigint not null,
    household bigint,
    community text collate "C" not null,
    body_sealed bytea,
    state text not null default 'OPEN' check (state in ('OPEN', 'DONE', 'PARTLY', 'REFUSED', 'WITHDRAWN')),
    request_key uuid not null unique,
    version int not null default 0,
    filed_at timestamptz not null,
    due_at timestamptz not null,
    decided_at timestamptz,
    decided_by text not null default '',
    answer text not null default '',
    check ((state = 'OPEN') = (decided_at is null))
);
comment on column household.request.body_sealed is 'what shall be put right, in the person''s words; gone with the person';
comment on column household.request.answer is 'told to the person';
create index request_open on household.request (community, due_at, id) where state = 'OPEN';
create index request_decided on household.request (community, id desc) where state <> 'OPEN';
create index request_of_person on household.request (person, id desc);
create unique index request_once on household.request (person, kind) where state = 'OPEN' and kind = 'ERASURE';

create function household.refuse_change() returns trigger
language plpgsql as $$
begin
    raise exception '% is only appended to', tg_table_name;
end
$$;
create trigger consent_is_append_only before update or delete or truncate on household.consent
    for each statement execute function household.refuse_change();
create trigger history_is_append_only before update or delete or truncate on household.history
    for each statement execute function household.refuse_change();

-- Published inside the module: counts people, head and care groups of these households anew.
create function household.refresh(ids bigint[]) returns void
language sql as $$
    update household.household
    set people = coalesce(lives.people, 0),
        head = lives.head,
        care_groups = coalesce(lives.care_groups, '{}')
    from unnest(ids) asked (id)
    left join lateral (
        select count(distinct member.id) as people,
            min(member.person) filter (where member.relation = 'HEAD') as head,
            array_agg(distinct datum.number order by datum.number) filter (where datum.number is not null) as care_groups
        from household.member
        left join household.care on care.household = member.household and care.person = member.person and care.ended_at is null
        left join household.datum on datum.code = care.care_group
        where member.household = asked.id
            and member.until is null
    ) lives on true
    where household.household.id = asked.id
        and (household.household.people, household.household.head, household.household.care_groups)
            is distinct from (coalesce(lives.people, 0), lives.head, coalesce(lives.care_groups, '{}'))
$$;
comment on function household.refresh is 'called by every use case after it has written members or cares, for all it touched at once';

insert into household.datum (code, number, kind, name, name_en) values
    ('name', 1, 'FIELD', '姓名', 'Name'),
    ('identity-number', 2, 'FIELD', '身份证号', 'Identity number'),
    ('phone', 3, 'FIELD', '电话', 'Phone'),
    ('birth', 4, 'FIELD', '出生日期和性别', 'Birth date and sex'),
    ('relation', 5, 'FIELD', '家庭关系', 'Relation in the household'),
    ('residence', 6, 'FIELD', '居住情况', 'Residence'),
    ('living-alone', 20, 'GROUP', '独居老人', 'Elderly living alone'),
    ('elderly', 21, 'GROUP', '高龄老人', 'Aged 80 and over'),
    ('infant', 22, 'GROUP', '婴幼儿', 'Infant'),
    ('left-behind-child', 23, 'GROUP', '留守儿童', 'Left-behind child'),
    ('disabled', 24, 'GROUP', '残疾人', 'Disabled'),
    ('low-income', 25, 'GROUP', '低保户', 'Minimum living allowance'),
    ('five-guarantees', 26, 'GROUP', '特困供养', 'Destitute, supported by the state'),
    ('chronic-illness', 27, 'GROUP', '慢性病、重病', 'Chronic or serious illness'),
    ('pregnant', 28, 'GROUP', '孕产妇', 'Pregnant or in childbed'),
    ('veteran', 29, 'GROUP', '退役军人', 'Veteran'),
    ('party-member', 30, 'GROUP', '党员', 'Party member'),
    ('key-contact', 31, 'GROUP', '重点联系对象', 'Regular contact agreed'),
    ('quarantine', 32, 'GROUP', '居家健康监测', 'Health observation at home');

insert into household.datum_version (code, version, purpose, purpose_en, basis, law, retention_months, sensitive, changed_by, changed_at)
select code, 1, purpose, purpose_en, basis, law, retention, sensitive, 'system', timestamptz '2026-11-01 00:00+08'
from (values
    ('name', '知道门里住的是谁，找得到人', 'To know who lives behind the door and reach them', 'DUTY', '《中华人民共和国城市居民委员会组织法》第三条', 36, false),
    ('identity-number', '核对是不是同一个人，办理社会救助等事项', 'To tell people apart and to apply for assistance', 'DUTY', '《社会救助暂行办法》第四条', 36, true),
    ('phone', '通知急事、回访诉求', 'To tell urgent news and call back about appeals', 'DUTY', '《中华人民共和国城市居民委员会组织法》第三条', 12, false),
    ('birth', '知道老人和孩子的年龄，及时照应', 'To know the age of old people and children', 'DUTY', '《中华人民共和国老年人权益保障法》第七条', 36, false),
    ('relation', '知道谁照料谁、谁是监护人', 'To know who looks after whom and who is guardian', 'DUTY', '《中华人民共和国未成年人保护法》第四十三条', 36, false),
    ('residence', '知道房子是自住、出租还是空置', 'To know whether a home is lived in, let or empty', 'DUTY', '《中华人民共和国城市居民委员会组织法》第三条', 36, false),
    ('living-alone', '定期上门看望，出事能及时发现', 'Regular visits, so that trouble is noticed', 'CONSENT', '', 12, true),
    ('elderly', '落实高龄补贴和上门服务', 'Allowance and services for the aged', 'DUTY', '《中华人民共和国老年人权益保障法》第三十三条', 12, false),
    ('infant', '预防接种和入托提醒', 'Reminders of vaccination and nursery', 'CONSENT', '', 6, true),
    ('left-behind-child', '落实关爱帮扶和委托照护', 'Care and entrusted guardianship', 'DUTY', '《中华人民共和国未成年人保护法》第四十三条', 12, true),
    ('disabled', '落实补贴、辅具和上门服务', 'Allowances, aids and services at home', 'CONSENT', '', 12, true),
    ('low-income', '落实最低生活保障', 'Minimum living allowance', 'DUTY', '《社会救助暂行办法》第九条', 36, true),
    ('five-guarantees', '落实特困人员供养', 'Support of the destitute', 'DUTY', '《社会救助暂行办法》第十四条', 36, true),
    ('chronic-illness', '送药、陪诊和急救时提供参考', 'Medicine, company to the doctor, first aid', 'CONSENT', '', 6, true),
    ('pregnant', '孕产期保健提醒和紧急转运', 'Reminders and transport in need', 'CONSENT', '', 6, true),
    ('veteran', '落实优待和走访慰问', 'Benefits and visits', 'DUTY', '《中华人民共和国退役军人保障法》第五十一条', 12, false),
    ('party-member', '社区报到和党组织联系', 'Reporting to the community', 'CONSENT', '', 12, true),
    ('key-contact', '按本人意愿经常联系', 'Regular contact as agreed', 'CONSENT', '', 6, true),
    ('quarantine', '居家健康监测期间的生活保障', 'Supplies during observation at home', 'EMERGENCY', '《中华人民共和国传染病防治法》', 1, true)
) as told (code, purpose, purpose_en, basis, law, retention, sensitive);

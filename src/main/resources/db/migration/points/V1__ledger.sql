-- What deeds are worth, in versions: a version that was published never changes.
create table points.standard (
    id bigint generated always as identity primary key,
    area text collate "C" not null,
    -- Null while it is being written; one draft for each area.
    version int,
    -- 0: points expire at the end of the year in which they were earned, 1: a year later, and so on.
    valid_years int not null check (valid_years between 0 and 9),
    note text not null default '',
    row_version int not null default 0,
    made_at timestamptz not null,
    made_by_name text not null,
    published_at timestamptz,
    published_by_name text not null default '',
    unique (area, version),
    check ((version is null) = (published_at is null))
);
create unique index standard_draft on points.standard (area) where version is null;

create table points.kind (
    id bigint generated always as identity primary key,
    standard bigint not null references points.standard on delete cascade,
    code text not null check (code ~ '^[a-z][a-z0-9-]{1,30}$'),
    name text not null,
    -- What the other modules call such a deed; null when only people claim it.
    deed text,
    points int not null check (points between 1 and 10000),
    per text not null check (per in ('TIME', 'HOUR')),
    cap_points int check (cap_points > 0),
    cap_period text check (cap_period in ('DAY', 'MONTH', 'YEAR')),
    claimable boolean not null,
    proof boolean not null,
    position int not null,
    unique (standard, code),
    check ((cap_points is null) = (cap_period is null))
);
create unique index kind_of_deed on points.kind (standard, deed) where deed is not null;

create function points.refuse_published() returns trigger language plpgsql as $$
begin
    if exists (select from points.standard where id = old.standard and version is not null) then
        raise exception 'points: a published standard does not change' using errcode = 'check_violation';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger kept before update or delete on points.kind for each row execute function points.refuse_published();

create function points.refuse_published_standard() returns trigger language plpgsql as $$
begin
    if old.version is not null then
        raise exception 'points: a published standard does not change' using errcode = 'check_violation';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger kept before update or delete on points.standard for each row execute function points.refuse_published_standard();

-- How a county handles points where it differs from what is usual.
create table points.rule (
    county text collate "C" primary key,
    objection_days int not null check (objection_days between 1 and 60),
    reservation_days int not null check (reservation_days between 1 and 30),
    reversal_hours int not null check (reversal_hours between 0 and 720),
    version int not null default 0
);

-- Whose points: a household's, or a person's who lives in none. A person of a household has a row as well, which the lines name
-- as the one who earned or fetched; when the person is erased the row forgets who it was and the ledger stays as it is.
create table points.holder (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('HOUSEHOLD', 'PERSON')),
    household bigint unique,
    person bigint unique,
    -- The household's door or the person's community.
    area text collate "C" not null,
    card text not null unique,
    token text not null unique,
    -- Moved by the lines of the ledger and by nothing else; held is reserved in the shop.
    balance int not null default 0 check (balance >= 0),
    held int not null default 0 check (held between 0 and balance),
    opened_at timestamptz not null,
    check (kind = 'HOUSEHOLD' and household is not null and person is null or kind = 'PERSON' and household is null)
) with (fillfactor = 85);
create index holder_in_area on points.holder (area, id);

-- The ledger. An entry has lines that add up to nothing; both only grow.
create table points.entry (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('CREDIT', 'REDEMPTION', 'REVERSAL', 'TAKE_BACK', 'CORRECTION', 'EXPIRY', 'TRANSFER', 'CLOSURE')),
    request_key uuid not null unique,
    county text collate "C" not null,
    -- What it is about, such as claim:12; no personal data.
    about text not null default '',
    reason text not null default '',
    -- The year that was closed.
    year int,
    at timestamptz not null,
    actor text not null,
    actor_name text not null,
    made_in xid8 not null default pg_current_xact_id()
);
create index entry_in_county on points.entry (county, at desc, id desc);

-- Issue, shop and expiry have no row that everybody would wait for: their balance is the sum of their lines. Neither has a line a
-- reference to its shop, whose row all redemptions would have to share.
create table points.line (
    id bigint generated always as identity primary key,
    entry bigint not null references points.entry,
    book text not null check (book in ('HOLDER', 'ISSUE', 'SHOP', 'EXPIRY')),
    holder bigint references points.holder,
    shop bigint,
    -- Who earned it or fetched it.
    member bigint references points.holder,
    amount int not null check (amount <> 0),
    check ((book = 'HOLDER') = (holder is not null)),
    check ((book = 'SHOP') = (shop is not null))
);
create index line_of_entry on points.line (entry);
create index line_of_holder on points.line (holder, entry desc) where holder is not null;
create index line_of_member on points.line (member, entry desc) where member is not null;

create function points.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'points: % only grows', tg_table_name using errcode = 'check_violation';
end $$;
create trigger grows before update or delete or truncate on points.entry for each statement execute function points.refuse_change();
create trigger grows before update or delete or truncate on points.line for each statement execute function points.refuse_change();

create function points.book_lines() returns trigger language plpgsql as $$
begin
    if exists (select from added join points.entry on entry.id = added.entry where entry.made_in <> pg_current_xact_id()) then
        raise exception 'points: an entry is closed with its transaction' using errcode = 'check_violation';
    end if;
    update points.holder
    set balance = holder.balance + moved.amount
    from (select holder, sum(amount) as amount from added where holder is not null group by holder) moved
    where holder.id = moved.holder;
    return null;
end $$;
create trigger booked after insert on points.line referencing new table as added for each statement execute function points.book_lines();

create function points.refuse_balance() returns trigger language plpgsql as $$
begin
    if pg_trigger_depth() < 2 then
        raise exception 'points: only lines move a balance' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger moved_by_lines before update of balance on points.holder for each row
    when (new.balance <> old.balance) execute function points.refuse_balance();

create function points.refuse_unbalanced() returns trigger language plpgsql as $$
declare
    total bigint;
    several int;
begin
    select coalesce(sum(amount), 0), count(*) into total, several from points.line where entry = new.id;
    if total <> 0 or several < 2 then
        raise exception 'points: entry % does not add up', new.id using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger balanced after insert on points.entry deferrable initially deferred for each row
    execute function points.refuse_unbalanced();

-- A year that is over: what expired in it.
create table points.closing (
    county text collate "C" not null,
    year int not null,
    closed_at timestamptz not null,
    holders int not null,
    points int not null,
    primary key (county, year)
);

-- What somebody did, from the claim to the points.
create table points.claim (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    member bigint not null references points.holder,
    community text collate "C" not null,
    kind bigint not null references points.kind,
    -- The deed of another module; null for a claim by a person.
    deed bigint unique,
    title text not null,
    note text not null default '',
    minutes int not null default 0 check (minutes between 0 and 1440),
    done_on date not null,
    state text not null check (state in ('CLAIMED', 'PUBLICISED', 'CREDITED', 'REFUSED', 'WITHDRAWN', 'TAKEN_BACK')),
    points int not null check (points >= 0),
    filed_at timestamptz not null,
    -- The member of staff who wrote it down for somebody; null when the person did.
    filed_by bigint,
    filed_by_name text not null default '',
    verified_at timestamptz,
    verified_by text not null default '',
    verified_by_name text not null default '',
    public_until timestamptz,
    credited_at timestamptz,
    credited_to bigint references points.holder,
    ended_at timestamptz,
    ended_by_name text not null default '',
    reason text not null default '',
    -- Points that were spent before they could be taken back.
    missing int not null default 0,
    version int not null default 0
);
create index claim_waiting on points.claim (community, filed_at, id) where state = 'CLAIMED';
create index claim_public on points.claim (community, public_until, id) where state = 'PUBLICISED';
create index claim_of_member on points.claim (member, id desc);
create index claim_in_community on points.claim (community, id desc);
create index claim_missing on points.claim (community, id) where missing > 0;
create index claim_due on points.claim (public_until) where state = 'PUBLICISED';

create table points.objection (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    claim bigint not null references points.claim,
    body text not null,
    -- Null when it was said without a name.
    contact_sealed bytea,
    filed_at timestamptz not null,
    settled_at timestamptz,
    upheld boolean,
    answer text not null default '',
    settled_by_name text not null default '',
    check ((settled_at is null) = (upheld is null))
);
create index objection_open on points.objection (claim) where settled_at is null;
create index objection_of_claim on points.objection (claim, id);

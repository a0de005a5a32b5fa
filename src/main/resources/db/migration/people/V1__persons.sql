-- Persons. Names and numbers are sealed by the application; the masked forms are all that lists ever read. The indexes are
-- keyed: without the key they say nothing.
create table people.person (
    id bigint generated always as identity primary key,
    phone_index bytea unique,
    phone_sealed bytea,
    identity_index bytea unique,
    identity_sealed bytea,
    name_sealed bytea,
    masked_name text not null default '',
    masked_phone text not null default '',
    masked_identity text not null default '',
    version int not null default 0,
    created_at timestamptz not null default now(),
    changed_at timestamptz not null default now(),
    check ((phone_index is null) = (phone_sealed is null)),
    check ((identity_index is null) = (identity_sealed is null))
);

-- Published: the person with this phone number, registered now when unknown; a name fills an empty one. Safe in any number
-- of transactions at once, and may be called inside another module's statement.
create function people.with_phone(phone_index bytea, phone_sealed bytea, name_sealed bytea, masked_name text, masked_phone text)
    returns bigint
language plpgsql as $$
#variable_conflict use_column
declare
    found_id bigint;
    nameless boolean;
begin
    loop
        select id, name_sealed is null
        into found_id, nameless
        from people.person
        where phone_index = with_phone.phone_index;
        if found_id is not null then
            if nameless and with_phone.name_sealed is not null then
                update people.person
                set name_sealed = with_phone.name_sealed,
                    masked_name = with_phone.masked_name,
                    version = version + 1,
                    changed_at = now()
                where id = found_id
                    and name_sealed is null;
            end if;
            return found_id;
        end if;
        insert into people.person (phone_index, phone_sealed, name_sealed, masked_name, masked_phone)
        values (with_phone.phone_index, with_phone.phone_sealed, with_phone.name_sealed, with_phone.masked_name,
            with_phone.masked_phone)
        on conflict (phone_index) do nothing
        returning id into found_id;
        if found_id is not null then
            return found_id;
        end if;
    end loop;
end
$$;

-- Who saw which whole value, and why. Written before the value is shown, and never changed.
create table people.unmasking (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    actor text not null,
    actor_name text not null,
    person_id bigint not null references people.person,
    field text not null check (field in ('NAME', 'PHONE', 'IDENTITY_NUMBER')),
    reason text not null check (length(reason) between 1 and 200)
);
create index unmasking_of_person on people.unmasking (person_id, id desc);

create function people.refuse_change() returns trigger
language plpgsql as $$
begin
    raise exception 'the log of unmaskings is only appended to';
end
$$;
create trigger unmasking_is_append_only before update or delete or truncate on people.unmasking
    for each statement execute function people.refuse_change();

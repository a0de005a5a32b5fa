-- People whom a community registers: found by their identity number, by a keyed index of the name, or by a phone. Who
-- shares the phone of somebody else (a child, an old mother) keeps it without being able to sign in with it.
alter table people.person
    add column phone_shared bytea,
    add column name_index bytea,
    add column born_sealed bytea,
    add column masked_birth text not null default '',
    add column erased_at timestamptz;
comment on column people.person.born_sealed is 'birth date and sex, as told or as the identity number says';
comment on column people.person.erased_at is 'the row stays as an empty number that histories point to';
create index person_named on people.person (name_index) where name_index is not null;

alter table people.unmasking drop constraint unmasking_field_check;
alter table people.unmasking add check (field in ('NAME', 'PHONE', 'IDENTITY_NUMBER', 'BIRTH'));

-- Who looked at masked data of a person where it stood together with other people's: one line for each hour is enough.
create table people.viewing (
    person_id bigint not null references people.person,
    hour timestamptz not null,
    actor text not null,
    subject text not null,
    actor_name text not null,
    at timestamptz not null,
    primary key (person_id, hour, actor, subject)
);
create index viewing_age on people.viewing (hour);

-- Published: the person of these details, registered now when unknown, and what was empty is filled. The identity number
-- decides; without one the phone does, unless the names differ. May be called inside another module's statement.
create function people.register(identity_index bytea, identity_sealed bytea, masked_identity text, phone_index bytea,
    phone_sealed bytea, masked_phone text, name_index bytea, name_sealed bytea, masked_name text, born_sealed bytea,
    masked_birth text) returns bigint
language plpgsql as $$
#variable_conflict use_column
declare
    known people.person;
    owner people.person;
    taken boolean;
    made bigint;
begin
    loop
        if register.identity_index is not null then
            select * into known from people.person where identity_index = register.identity_index;
        end if;
        if register.phone_index is not null then
            select * into owner from people.person where phone_index = register.phone_index;
        end if;
        if known.id is null and owner.id is not null
                and (owner.identity_index is null or register.identity_index is null)
                and (owner.name_sealed is null or owner.name_index = register.name_index
                    or owner.name_index is null and owner.masked_name = register.masked_name) then
            known := owner;
        end if;
        taken := owner.id is not null and owner.id is distinct from known.id;
        if known.id is null then
            insert into people.person (identity_index, identity_sealed, masked_identity, phone_index, phone_sealed, phone_shared,
                masked_phone, name_index, name_sealed, masked_name, born_sealed, masked_birth)
            values (register.identity_index, register.identity_sealed, register.masked_identity,
                case when not taken then register.phone_index end, case when not taken then register.phone_sealed end,
                case when taken then register.phone_sealed end, register.masked_phone, register.name_index, register.name_sealed,
                register.masked_name, register.born_sealed, register.masked_birth)
            on conflict do nothing
            returning id into made;
            if made is not null then
                return made;
            end if;
        elsif not (known.identity_index is null and register.identity_index is not null
                or known.phone_index is null and known.phone_shared is null and register.phone_index is not null
                or known.name_sealed is null and register.name_sealed is not null
                or known.born_sealed is null and register.born_sealed is not null) then
            return known.id;
        else
            begin
                update people.person
                set identity_index = coalesce(identity_index, register.identity_index),
                    identity_sealed = coalesce(identity_sealed, register.identity_sealed),
                    masked_identity = coalesce(nullif(masked_identity, ''), register.masked_identity),
                    phone_index = case when phone_index is null and not taken then register.phone_index else phone_index end,
                    phone_sealed = case when phone_index is null and not taken then register.phone_sealed else phone_sealed end,
                    phone_shared = case when phone_index is null and taken then register.phone_sealed else phone_shared end,
                    masked_phone = coalesce(nullif(masked_phone, ''), register.masked_phone),
                    name_index = case when name_sealed is null then register.name_index else name_index end,
                    name_sealed = coalesce(name_sealed, register.name_sealed),
                    masked_name = coalesce(nullif(masked_name, ''), register.masked_name),
                    born_sealed = coalesce(born_sealed, register.born_sealed),
                    masked_birth = coalesce(nullif(masked_birth, ''), register.masked_birth),
                    version = version + 1,
                    changed_at = now()
                where id = known.id;
                return known.id;
            exception when unique_violation then
                null;
            end;
        end if;
        -- Somebody registered the same number this very moment: look again.
        known := null;
        owner := null;
    end loop;
end
$$;

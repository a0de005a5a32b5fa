-- What of an appeal may be corrected later, in the order in which form 2 of the history's proof seals it; a later form gets a function
-- of its own. Each step that changes any of it keeps what was there before, so that filing writes nothing more than it did: what
-- stood after a step is what the next change found, or what the appeal says now.
create function appeal.facts(one appeal.appeal) returns text[] language sql stable as $$
    select array[one.kind, one.matter, concat_ws(' ', one.place_code, one.town, one.community), one.urgency,
        one.on_behalf::text, one.anonymous::text, one.private::text, one.told_by, one.verdict, one.verdict_note, one.answer,
        one.public_title, one.public_answer, (one.published_at is not null)::text, one.merged_into::text]
$$;
alter table appeal.step add column before text[];
comment on column appeal.step.before is 'facts before this step, where it changed any of them';

alter table appeal.proof_entry
    add column form smallint not null default 1,
    add column facts bytea,
    add column marks bytea;
comment on column appeal.proof_entry.facts is 'commitment to the facts after this step, where they were set or changed by it; from form 2 on';
comment on column appeal.proof_entry.marks is 'beginning of the hash of each fact, four bytes each: says which one differs, proves nothing';

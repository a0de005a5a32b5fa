-- What of an appeal the audit trail says before and after a step, where the step changed it. Words in which people may be named stay
-- in the ledger, which can forget them; the trail cannot.
create function appeal.audited(one appeal.appeal) returns jsonb language sql stable as $$
    select jsonb_build_object('kind', one.kind, 'matter', one.matter, 'urgency', one.urgency, 'due', one.due_at, 'round', one.round,
        'returns', one.returns, 'verdict', one.verdict, 'desk', one.desk_org, 'holder', one.holder_org, 'mergedInto', one.merged_into,
        'publicTitle', one.public_title, 'publicAnswer', one.public_answer, 'published', one.published_at)
$$;

create function appeal.different(one jsonb, other jsonb) returns jsonb language sql immutable as $$
    select coalesce(jsonb_object_agg(key, value), '{}')
    from jsonb_each(one)
    where value is distinct from other -> key
$$;

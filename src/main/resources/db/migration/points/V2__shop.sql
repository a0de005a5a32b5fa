-- Where points become goods.
create table points.shop (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    area text collate "C" not null,
    name text not null,
    address text not null,
    hours text not null,
    phone text not null default '',
    -- What one household may spend in a month; null for no limit.
    month_points int check (month_points > 0),
    opened_at timestamptz not null,
    closed_at timestamptz,
    version int not null default 0
);
create index shop_in_area on points.shop (area, id);

create table points.goods (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    shop bigint not null references points.shop,
    name text not null,
    -- What one is: a bottle, a bag.
    piece text not null,
    sponsor text not null default '',
    photo uuid,
    price int not null check (price between 1 and 100000),
    -- Moved by the moves below and by nothing else; reserved pieces wait for whoever reserved them.
    stock int not null default 0 check (stock >= 0),
    reserved int not null default 0 check (reserved between 0 and stock),
    limit_pieces int check (limit_pieces > 0),
    limit_period text check (limit_period in ('MONTH', 'YEAR')),
    hidden_at timestamptz,
    version int not null default 0,
    check ((limit_pieces is null) = (limit_period is null))
) with (fillfactor = 70);
create index goods_of_shop on points.goods (shop, id);

create table points.reservation (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    shop bigint not null,
    holder bigint not null references points.holder,
    member bigint not null references points.holder,
    code text not null,
    points int not null check (points > 0),
    state text not null check (state in ('OPEN', 'FETCHED', 'CANCELLED', 'EXPIRED')),
    made_at timestamptz not null,
    until timestamptz not null,
    ended_at timestamptz
);
create unique index reservation_code on points.reservation (shop, code) where state = 'OPEN';
create index reservation_of_holder on points.reservation (holder, id desc);
create index reservation_due on points.reservation (until) where state = 'OPEN';

create table points.reservation_item (
    reservation bigint not null references points.reservation,
    goods bigint not null references points.goods,
    name text not null,
    pieces int not null check (pieces > 0),
    price int not null,
    primary key (reservation, goods)
);

create table points.redemption (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    shop bigint not null,
    holder bigint not null references points.holder,
    member bigint references points.holder,
    reservation bigint references points.reservation,
    entry bigint not null unique references points.entry,
    points int not null check (points > 0),
    at timestamptz not null,
    actor text not null,
    actor_name text not null,
    reversed_at timestamptz,
    reversed_by_name text not null default '',
    reversal_reason text not null default '',
    reversal_entry bigint references points.entry
);
create index redemption_of_holder on points.redemption (holder, at desc);
create index redemption_in_shop on points.redemption (shop, at desc, id desc);

create table points.redemption_item (
    redemption bigint not null references points.redemption,
    goods bigint not null references points.goods,
    name text not null,
    pieces int not null check (pieces > 0),
    price int not null,
    primary key (redemption, goods)
);

create table points.stock_count (
    id bigint generated always as identity primary key,
    request_key uuid not null unique,
    shop bigint not null references points.shop,
    month date not null,
    counted_at timestamptz not null,
    actor_name text not null,
    note text not null default '',
    differing int not null
);
create index stock_count_of_shop on points.stock_count (shop, counted_at desc);

create table points.count_line (
    stock_count bigint not null references points.stock_count,
    goods bigint not null references points.goods,
    name text not null,
    expected int not null,
    counted int not null check (counted >= 0),
    reason text not null default '',
    primary key (stock_count, goods)
);

-- The ledger of goods: what came, went and was found to be different. It only grows.
create table points.move (
    id bigint generated always as identity primary key,
    goods bigint not null references points.goods,
    kind text not null check (kind in ('RECEIPT', 'REDEMPTION', 'REVERSAL', 'COUNT', 'LOSS')),
    pieces int not null check (pieces <> 0),
    redemption bigint,
    stock_count bigint,
    request_key uuid unique,
    sponsor text not null default '',
    note text not null default '',
    at timestamptz not null,
    actor_name text not null
);
create index move_of_goods on points.move (goods, id desc);
create trigger grows before update or delete or truncate on points.move for each statement execute function points.refuse_change();

create function points.move_stock() returns trigger language plpgsql as $$
begin
    update points.goods
    set stock = goods.stock + moved.pieces
    from (select goods, sum(pieces) as pieces from added group by goods) moved
    where goods.id = moved.goods;
    return null;
end $$;
create trigger moved after insert on points.move referencing new table as added for each statement execute function points.move_stock();

create function points.refuse_stock() returns trigger language plpgsql as $$
begin
    if pg_trigger_depth() < 2 then
        raise exception 'points: only moves change a stock' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger changed_by_moves before update of stock on points.goods for each row
    when (new.stock <> old.stock) execute function points.refuse_stock();

-- How many pieces of something a holder has had or reserved since a moment.
create function points.taken(in_holder bigint, in_goods bigint, in_since timestamptz) returns bigint language sql stable as $$
    select coalesce((
            select sum(item.pieces)
            from points.redemption
            join points.redemption_item item on item.redemption = redemption.id and item.goods = in_goods
            where redemption.holder = in_holder
                and redemption.at >= in_since
                and redemption.reversed_at is null), 0)
        + coalesce((
            select sum(item.pieces)
            from points.reservation
            join points.reservation_item item on item.reservation = reservation.id and item.goods = in_goods
            where reservation.holder = in_holder
                and reservation.state = 'OPEN'), 0)
$$;

create function points.spent(in_holder bigint, in_shop bigint, in_since timestamptz) returns bigint language sql stable as $$
    select coalesce((select sum(points) from points.redemption where holder = in_holder and shop = in_shop and at >= in_since and reversed_at is null), 0)
        + coalesce((select sum(points) from points.reservation where holder = in_holder and shop = in_shop and state = 'OPEN'), 0)
$$;

-- Whether these goods can be had, and what they cost. Locks them in the order of their numbers, so that nobody waits in a circle;
-- the caller has locked the holder before.
create function points.price(in_shop bigint, in_holder bigint, in_goods bigint[], in_pieces int[], in_month timestamptz, in_year timestamptz,
    out outcome text, out detail text, out cost int)
language plpgsql as $$
declare
    wanted record;
    found_goods int := 0;
begin
    cost := 0;
    for wanted in
        select goods.*, basket.pieces
        from unnest(in_goods, in_pieces) basket (goods, pieces)
        join points.goods on goods.id = basket.goods
        where goods.shop = in_shop
        order by goods.id
        for no key update of goods
    loop
        found_goods := found_goods + 1;
        if wanted.hidden_at is not null or wanted.pieces < 1 then
            outcome := 'GOODS_GONE';
            detail := wanted.name;
            return;
        elsif wanted.stock - wanted.reserved < wanted.pieces then
            outcome := 'NO_STOCK';
            detail := wanted.name;
            return;
        elsif wanted.limit_pieces is not null and points.taken(in_holder, wanted.id,
                case wanted.limit_period when 'MONTH' then in_month else in_year end) + wanted.pieces > wanted.limit_pieces then
            outcome := 'LIMIT';
            detail := wanted.name;
            return;
        end if;
        cost := cost + wanted.pieces * wanted.price;
    end loop;
    outcome := case when found_goods = 0 or found_goods <> cardinality(in_goods) then 'GOODS_GONE' else 'DONE' end;
end $$;

-- Spends points for goods, all or nothing, in one round trip. The same key gives the first answer.
create function points.redeem(in_key uuid, in_shop bigint, in_holder bigint, in_reservation bigint, in_goods bigint[], in_pieces int[],
    in_areas text[], in_actor text, in_name text, in_now timestamptz, in_month timestamptz, in_year timestamptz,
    out outcome text, out made bigint, out detail text)
language plpgsql as $$
declare
    place record;
    who record;
    earlier record;
    kept record;
    fetcher bigint;
    cost int;
begin
    select area, month_points into place
    from points.shop
    where id = in_shop
        and closed_at is null
        and exists (select from unnest(in_areas) mine (area) where starts_with(shop.area, mine.area));
    if not found then
        outcome := 'NOT_YOURS';
        return;
    end if;
    select id, kind, area, balance - held as free into who from points.holder where id = in_holder for no key update;
    if not found or not starts_with(who.area, place.area) then
        outcome := 'NOT_HERE';
        return;
    end if;
    select id, shop, holder into earlier from points.redemption where request_key = in_key;
    if found then
        outcome := case when earlier.shop = in_shop and earlier.holder = in_holder then 'REPEATED' else 'NOT_YOURS' end;
        made := earlier.id;
        return;
    end if;
    fetcher := case when who.kind = 'PERSON' then who.id end;
    if in_reservation is not null then
        select * into kept from points.reservation where id = in_reservation and shop = in_shop and holder = in_holder and state = 'OPEN' for update;
        if not found then
            outcome := 'RESERVATION_OVER';
            return;
        end if;
        perform from points.goods
        join points.reservation_item item on item.goods = goods.id and item.reservation = kept.id
        order by goods.id
        for no key update of goods;
        cost := kept.points;
        fetcher := kept.member;
        update points.holder set held = held - kept.points where id = in_holder;
        update points.goods set reserved = reserved - item.pieces
        from points.reservation_item item
        where item.reservation = kept.id and goods.id = item.goods;
        update points.reservation set state = 'FETCHED', ended_at = in_now where id = kept.id;
    else
        select priced.outcome, priced.detail, priced.cost into outcome, detail, cost
        from points.price(in_shop, in_holder, in_goods, in_pieces, in_month, in_year) priced;
        if outcome <> 'DONE' then
            return;
        elsif who.free < cost then
            outcome := 'NOT_ENOUGH';
            detail := who.free || ' ' || cost;
            return;
        elsif place.month_points is not null and points.spent(in_holder, in_shop, in_month) + cost > place.month_points then
            outcome := 'MONTH_LIMIT';
            detail := place.month_points;
            return;
        end if;
    end if;
    with basket as (
        select goods.id, goods.name, coalesce(item.price, goods.price) as price, coalesce(item.pieces, asked.pieces) as pieces
        from points.goods
        left join points.reservation_item item on item.reservation = in_reservation and item.goods = goods.id
        left join unnest(in_goods, in_pieces) asked (goods, pieces) on asked.goods = goods.id
        where goods.id = any(case when in_reservation is null then in_goods
            else array(select goods from points.reservation_item where reservation = in_reservation) end)
    ), booked as (
        insert into points.entry (kind, request_key, county, about, at, actor, actor_name)
        values ('REDEMPTION', in_key, left(place.area, 6), 'shop:' || in_shop, in_now, in_actor, in_name)
        returning id
    ), lined as (
        insert into points.line (entry, book, holder, shop, member, amount)
        select id, 'HOLDER', in_holder, null::bigint, fetcher, -cost
        from booked
        union all
        select id, 'SHOP', null, in_shop, null, cost
        from booked
    ), redeemed as (
        insert into points.redemption (request_key, shop, holder, member, reservation, entry, points, at, actor, actor_name)
        select in_key, in_shop, in_holder, fetcher, in_reservation, id, cost, in_now, in_actor, in_name
        from booked
        returning id
    ), itemised as (
        insert into points.redemption_item (redemption, goods, name, pieces, price)
        select redeemed.id, basket.id, basket.name, basket.pieces, basket.price
        from redeemed, basket
    ), moved as (
        insert into points.move (goods, kind, pieces, redemption, at, actor_name)
        select basket.id, 'REDEMPTION', -basket.pieces, redeemed.id, in_now, in_name
        from redeemed, basket
    ), audited as (
        select account.audit(in_actor, 'points.redeem', 'redemption:' || redeemed.id, null,
            jsonb_build_object('shop', in_shop, 'holder', in_holder, 'points', cost)) as entry
        from redeemed
    )
    select redeemed.id into made from redeemed, audited;
    outcome := 'DONE';
end $$;

-- Puts goods and points aside for somebody who comes later.
create function points.reserve(in_key uuid, in_shop bigint, in_holder bigint, in_member bigint, in_goods bigint[], in_pieces int[], in_code text,
    in_now timestamptz, in_until timestamptz, in_month timestamptz, in_year timestamptz, out outcome text, out made bigint, out detail text)
language plpgsql as $$
declare
    place record;
    who record;
    earlier record;
    cost int;
begin
    select area, month_points into place from points.shop where id = in_shop and closed_at is null;
    if not found then
        outcome := 'GOODS_GONE';
        return;
    end if;
    select area, balance - held as free into who from points.holder where id = in_holder for no key update;
    if not found or not starts_with(who.area, place.area) then
        outcome := 'NOT_HERE';
        return;
    end if;
    select id, holder into earlier from points.reservation where request_key = in_key;
    if found then
        outcome := case when earlier.holder = in_holder then 'REPEATED' else 'NOT_HERE' end;
        made := earlier.id;
        return;
    end if;
    select priced.outcome, priced.detail, priced.cost into outcome, detail, cost
    from points.price(in_shop, in_holder, in_goods, in_pieces, in_month, in_year) priced;
    if outcome <> 'DONE' then
        return;
    elsif who.free < cost then
        outcome := 'NOT_ENOUGH';
        detail := who.free || ' ' || cost;
        return;
    elsif place.month_points is not null and points.spent(in_holder, in_shop, in_month) + cost > place.month_points then
        outcome := 'MONTH_LIMIT';
        detail := place.month_points;
        return;
    end if;
    insert into points.reservation (request_key, shop, holder, member, code, points, state, made_at, until)
    values (in_key, in_shop, in_holder, in_member, in_code, cost, 'OPEN', in_now, in_until)
    on conflict (shop, code) where state = 'OPEN' do nothing
    returning id into made;
    if made is null then
        outcome := 'CODE_TAKEN';
        return;
    end if;
    insert into points.reservation_item (reservation, goods, name, pieces, price)
    select made, goods.id, goods.name, basket.pieces, goods.price
    from unnest(in_goods, in_pieces) basket (goods, pieces)
    join points.goods on goods.id = basket.goods;
    update points.goods set reserved = reserved + basket.pieces
    from unnest(in_goods, in_pieces) basket (goods, pieces)
    where goods.id = basket.goods;
    update points.holder set held = held + cost where id = in_holder;
end $$;

-- A reservation that is not fetched any more gives back what it held; false when it had ended before.
create function points.release(in_reservation bigint, in_state text, in_now timestamptz) returns boolean language plpgsql as $$
declare
    kept record;
begin
    perform from points.holder where id = (select holder from points.reservation where id = in_reservation) for no key update;
    select * into kept from points.reservation where id = in_reservation and state = 'OPEN' for update;
    if not found then
        return false;
    end if;
    perform from points.goods
    join points.reservation_item item on item.goods = goods.id and item.reservation = kept.id
    order by goods.id
    for no key update of goods;
    update points.holder set held = held - kept.points where id = kept.holder;
    update points.goods set reserved = reserved - item.pieces
    from points.reservation_item item
    where item.reservation = kept.id and goods.id = item.goods;
    update points.reservation set state = in_state, ended_at = in_now where id = kept.id;
    return true;
end $$;

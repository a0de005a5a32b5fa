package org.minsheng.points.internal;

import java.io.PrintStream;
import java.util.List;
import org.minsheng.shared.Command;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * {@code check points}: recomputes the whole ledger and the stock of every shop from their lines and names what
 * differs.
 */
@Component
public class CheckingPoints implements Command {

    private record Rule(String name, String sql) {
    }

    /** Each gives a line for everything that is wrong. */
    private static final List<Rule> RULES = List.of(
        new Rule("entries that do not add up", """
            select 'entry ' || entry.id || ' adds up to ' || coalesce(sum(line.amount), 0) || ' in ' || count(line.id)
                || ' lines'
            from points.entry
            left join points.line on line.entry = entry.id
            group by entry.id
            having coalesce(sum(line.amount), 0) <> 0 or count(line.id) < 2
            """),
        new Rule("balances that are not the sum of their lines", """
            select 'holder ' || holder.id || ' has ' || holder.balance || ', its lines say '
                || coalesce(summed.amount, 0)
            from points.holder
            left join (
                select holder, sum(amount) as amount
                from points.line
                where holder is not null
                group by holder
            ) summed on summed.holder = holder.id
            where holder.balance <> coalesce(summed.amount, 0) or holder.balance < 0
            """),
        new Rule("held points that no reservation holds", """
            select 'holder ' || holder.id || ' holds ' || holder.held || ', its reservations say '
                || coalesce(summed.points, 0)
            from points.holder
            left join (
                select holder, sum(points) as points
                from points.reservation
                where state = 'OPEN'
                group by holder
            ) summed on summed.holder = holder.id
            where holder.held <> coalesce(summed.points, 0)
            """),
        new Rule("redemptions whose entry or goods say something else", """
            select 'redemption ' || redemption.id || ' costs ' || redemption.points || ', its entry says '
                || coalesce(-line.amount, 0)
                || ', its goods say ' || coalesce(items.points, 0)
            from points.redemption
            left join points.line on line.entry = redemption.entry and line.holder = redemption.holder
            left join (
                select redemption, sum(pieces * price) as points
                from points.redemption_item
                group by redemption
            ) items
                on items.redemption = redemption.id
            where redemption.points is distinct from -line.amount or redemption.points is distinct from items.points
            """),
        new Rule("reversals without an entry, or with one that gives back something else", """
            select 'redemption ' || redemption.id || ' was taken back, its entry says ' || coalesce(line.amount, 0)
            from points.redemption
            left join points.line on line.entry = redemption.reversal_entry and line.holder = redemption.holder
            where redemption.reversed_at is not null and redemption.points is distinct from line.amount
            """),
        new Rule("credited claims whose entry says something else", """
            select 'claim ' || claim.id || ' gave ' || claim.points || ', its entries say '
                || coalesce(sum(line.amount), 0)
            from points.claim
            left join points.entry on entry.about = 'claim:' || claim.id and entry.kind = 'CREDIT'
            left join points.line on line.entry = entry.id and line.book = 'HOLDER'
            where claim.credited_at is not null
            group by claim.id
            having claim.points <> coalesce(sum(line.amount), 0)
            """),
        new Rule("stock that is not the sum of its moves", """
            select 'goods ' || goods.id || ' has ' || goods.stock || ', its moves say ' || coalesce(summed.pieces, 0)
            from points.goods
            left join (
                select goods, sum(pieces) as pieces
                from points.move
                group by goods
            ) summed on summed.goods = goods.id
            where goods.stock <> coalesce(summed.pieces, 0) or goods.stock < 0
            """),
        new Rule("reserved pieces that no reservation holds", """
            select 'goods ' || goods.id || ' has ' || goods.reserved || ' reserved, its reservations say '
                || coalesce(summed.pieces, 0)
            from points.goods
            left join (
                select item.goods, sum(item.pieces) as pieces
                from points.reservation_item item
                join points.reservation on reservation.id = item.reservation and reservation.state = 'OPEN'
                group by item.goods
            ) summed on summed.goods = goods.id
            where goods.reserved <> coalesce(summed.pieces, 0)
            """));

    private static final int SHOWN = 20;

    private final JdbcClient jdbc;

    CheckingPoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "check points";
    }

    @Override
    public String usage() {
        return "adds up the whole ledger of points and the stock of every shop; exit code 1 when something differs";
    }

    @Override
    public int run(List<String> arguments, PrintStream out) {
        int wrong = 0;
        for (var rule : RULES) {
            var found = jdbc.sql(rule.sql()).query(String.class).list();
            wrong += found.size();
            out.println(rule.name() + ": " + found.size());
            found.stream().limit(SHOWN).forEach(line -> out.println("  " + line));
        }
        jdbc.sql("""
                select book || ': ' || sum(amount)
                from points.line
                group by book
                order by book
                """).query(String.class).list().forEach(out::println);
        out.println(wrong == 0 ? "All points are accounted for." : "Something differs.");
        return wrong == 0 ? 0 : 1;
    }
}

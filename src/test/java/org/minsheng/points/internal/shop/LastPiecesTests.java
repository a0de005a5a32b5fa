package org.minsheng.points.internal.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.minsheng.points.internal.CheckingPoints;
import org.minsheng.points.internal.Holder;
import org.minsheng.points.internal.Holders;
import org.minsheng.points.internal.PointsOutcome;
import org.minsheng.points.internal.PointsOutcome.Done;
import org.minsheng.points.internal.PointsTown;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.testing.Client;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 64 at once on two nodes for the last ten pieces: half of them over HTTP at this one, half through a second node's connections. */
class LastPiecesTests extends RunningServer {

    private static final int THREADS = 64;
    private static final int PIECES = 10;

    @Autowired
    private PointsTown town;
    @Autowired
    private GoodsBook goods;
    @Autowired
    private Holders holders;
    @Autowired
    private CheckingPoints checking;
    @Autowired
    private DataSource database;
    @Autowired
    private Clock clock;

    private HikariDataSource secondNode() throws SQLException {
        var first = database.unwrap(HikariDataSource.class);
        var pool = new HikariDataSource();
        pool.setJdbcUrl(first.getJdbcUrl());
        pool.setUsername(first.getUsername());
        pool.setPassword(first.getPassword());
        pool.setMaximumPoolSize(8);
        return pool;
    }

    @Test
    void the_last_ten_pieces_go_to_exactly_ten() throws Exception {
        long shop = town.shop(null);
        long rice = town.goods(shop, "大米", 7, PIECES);
        var people = new ArrayList<Holder>();
        for (int i = 0; i < THREADS; i++) {
            people.add(town.holder(7));
        }
        var keeper = new Client(base()).signIn(PointsTown.SECRETARY);
        keeper.get("/console/counter");
        var keys = people.stream().map(holder -> RequestKey.fresh()).toList();
        var answers = run(shop, rice, people, keys, keeper);
        assertThat(answers.stream().filter("done"::equals)).hasSize(PIECES);
        assertThat(answers).allMatch(answer -> answer.equals("done") || answer.equals("refused"));
        assertThat(goods.find(rice).orElseThrow().stock()).isZero();
        assertThat(people.stream().mapToInt(holder -> holders.find(holder.id()).orElseThrow().balance()).sum()).isEqualTo((THREADS - PIECES) * 7);

        var repeated = run(shop, rice, people, keys, keeper);
        assertThat(repeated).as("each request again").isEqualTo(answers);
        assertThat(goods.find(rice).orElseThrow().stock()).isZero();
        assertThat(checking.run(List.of(), new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8))).isZero();
    }

    private List<String> run(long shop, long rice, List<Holder> people, List<RequestKey> keys, Client keeper) throws Exception {
        var start = new CountDownLatch(1);
        try (var second = secondNode(); var threads = Executors.newFixedThreadPool(THREADS)) {
            var other = new Redeeming(JdbcClient.create(second), clock);
            var staff = PointsTown.staff(Role.SHOP_KEEPER, PointsTown.COMMUNITY);
            var running = new ArrayList<java.util.concurrent.Future<String>>();
            for (int i = 0; i < people.size(); i++) {
                var holder = people.get(i);
                var key = keys.get(i);
                Callable<String> ask = i % 2 == 0 ? () -> overHttp(keeper, shop, holder, key, rice)
                    : () -> said(other.redeem(staff, key, shop, holder.id(), null, Basket.of(rice, 1)));
                running.add(threads.submit(() -> {
                    start.await();
                    return ask.call();
                }));
            }
            start.countDown();
            return running.stream().map(LastPiecesTests::answer).toList();
        }
    }

    private static String overHttp(Client keeper, long shop, Holder holder, RequestKey key, long rice) {
        var answer = keeper.post("/console/counter/" + shop + "/" + holder.id().value() + "/redemptions",
            Map.of("requestKey", key.toString(), "pieces-" + rice, "1"));
        return answer.statusCode() == 303 ? "done" : answer.statusCode() == 422 ? "refused" : "status " + answer.statusCode();
    }

    private static String said(PointsOutcome outcome) {
        return outcome instanceof Done ? "done" : "refused";
    }

    private static String answer(java.util.concurrent.Future<String> running) {
        try {
            return running.get();
        } catch (InterruptedException | ExecutionException fault) {
            return fault.toString();
        }
    }
}

package org.minsheng.area.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minsheng.area.Place;
import org.minsheng.area.Places;
import org.minsheng.shared.AreaCode;
import org.minsheng.testing.RunningServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class PlaceTests extends RunningServer {

    private static final AreaCode FENGGANG = new AreaCode("520327");
    private static final AreaCode STADIUM = new AreaCode("520327001003");

    @Autowired
    Places places;

    @Autowired
    DemoPlaces demo;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void demoPlaces() {
        demo.fill();
    }

    @Test
    void the_real_divisions_are_there_with_short_names() {
        assertThat(places.at(STADIUM)).map(Place::name).contains("体育场社区居民委员会");
        assertThat(places.at(STADIUM)).map(Place::shortName).contains("体育场社区");
        assertThat(places.at(new AreaCode("520327001205"))).map(Place::shortName).contains("西山村");
        assertThat(places.children(new AreaCode("520327001"), null, 50).rows()).extracting(Place::shortName)
            .contains("体育场社区", "和平路社区", "西山村");
    }

    @Test
    void the_demo_serves_three_counties() {
        assertThat(places.counties()).extracting(Place::shortName).contains("凤冈县", "湄潭县", "余庆县");
    }

    @Test
    void an_address_is_what_people_say_below_the_county() {
        var door = places.byPlate(DemoPlaces.KNOWN_PLATE).orElseThrow();
        assertThat(places.address(door.code())).isEqualTo("龙泉街道体育场社区凤凰苑3栋2单元501");
        assertThat(places.addresses(List.of(door.code(), STADIUM, new AreaCode("99"))))
            .hasSize(2).containsEntry(STADIUM, "龙泉街道体育场社区");
        assertThat(places.names(List.of(STADIUM))).containsEntry(STADIUM, "体育场社区");
    }

    @Test
    void a_search_finds_by_any_words_of_the_address() {
        assertThat(places.search("凤凰", List.of(FENGGANG), 10)).first().extracting(Place::shortName).isEqualTo("凤凰苑");
        assertThat(places.search("凤凰苑 3栋 501", List.of(FENGGANG), 10)).hasSize(2);
        assertThat(places.search("龙泉街道体育场社区居民委员会", List.of(FENGGANG), 10)).isEmpty();
        assertThat(places.search("体育场社区居民委员会", List.of(FENGGANG), 10)).extracting(Place::code).contains(STADIUM);
        assertThat(places.search("凤凰苑", List.of(new AreaCode("520328")), 10)).isEmpty();
        assertThat(places.search("%_\\ '", List.of(FENGGANG), 10)).isEmpty();
        assertThat(places.search(" ", List.of(FENGGANG), 10)).isEmpty();
    }

    @Test
    void a_search_uses_the_index() {
        var plan = transaction.execute(status -> {
            status.setRollbackOnly();
            jdbc.sql("""
                insert into area.place (code, name, short_name, address, created_at)
                select '99010100100100010010' || n, n::text, n::text, '远方街道远方社区远方小区' || n, now()
                from generate_series(10000, 29999) n
                """).update();
            jdbc.sql("select gin_clean_pending_list('area.place_search'::regclass)").query(Long.class).single();
            jdbc.sql("analyze area.place").update();
            jdbc.sql("set local enable_seqscan = off").update();
            jdbc.sql("set local enable_indexscan = off").update();
            return String.join("\n", jdbc.sql("""
                explain select code from area.place
                where retired_at is null and search like '% 凤 凰 苑%' and search like '% 501%'
                """).query(String.class).list());
        });
        assertThat(plan).contains("Bitmap Index Scan on place_search");
        assertThat(jdbc.sql("select array_length(public.show_trgm(area.words('凤凰')), 1)").query(Integer.class).single())
            .isGreaterThan(3);
    }
}

package org.minsheng.exchange.internal.open311;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minsheng.exchange.internal.ExchangeFixture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Statement by statement what the text of GeoReport v2 demands and {@link Open311Tests} does not ask. */
class Open311StatementTests extends ExchangeFixture {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SERVICE = "environment.noise";

    private String key = "";

    @BeforeEach
    void open() {
        key = integration("逐条 " + UUID.randomUUID(), 0, COMMUNITY, "appeals:read", "appeals:write").token();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create(base() + "/open311/v2/" + path)).build(),
            BodyHandlers.ofString());
    }

    private JsonNode read(String path) throws Exception {
        var answer = get(path + (path.contains("?") ? "&" : "?") + "api_key=" + key);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> post(String... fields) throws Exception {
        var sent = new TreeMap<>(Map.of("api_key", key, "service_code", SERVICE,
            "description", "逐条核对 " + UUID.randomUUID()));
        for (int at = 0; at < fields.length; at += 2) {
            sent.put(fields[at], fields[at + 1]);
        }
        var body = String.join("&", sent.entrySet().stream()
            .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .toList());
        return HTTP.send(HttpRequest.newBuilder(URI.create(base() + "/open311/v2/requests.json"))
            .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)).build(),
            BodyHandlers.ofString());
    }

    private String filed(String... fields) throws Exception {
        var answer = post(fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).get(0).get("service_request_id").asString();
    }

    private List<String> ids(JsonNode list) {
        return list.valueStream().map(one -> one.get("service_request_id").asString()).toList();
    }

    @Test
    void a_service_says_whether_it_answers_at_once_and_by_which_words_it_is_found() throws Exception {
        for (var service : JSON.readTree(get("services.json").body())) {
            assertThat(service.get("type").asString()).isIn("realtime", "batch", "blackbox");
            assertThat(service.get("keywords").asString().split(",")).isNotEmpty();
            assertThat(service.get("service_name").asString()).isNotBlank();
        }
        assertThat(get("services.xml").body()).contains("<metadata>false</metadata>");
    }

    @Test
    void one_of_point_words_or_number_of_the_address_is_enough() throws Exception {
        assertThat(filed("address_id", COMMUNITY)).startsWith("520327-");
        assertThat(filed("address_string", "凤凰苑3栋", "jurisdiction_id", "520327")).startsWith("520327-");
        assertThat(filed("lat", "27.954", "long", "107.716", "address_id", COMMUNITY)).startsWith("520327-");
        var without = post();
        assertThat(without.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(without.body()).get(0).get("code").asInt()).isEqualTo(400);
    }

    @Test
    void description_person_and_device_are_optional_and_an_empty_parameter_counts_as_none() throws Exception {
        var id = filed("description", "", "address_id", COMMUNITY, "phone", "", "email", "", "device_id", "d",
            "account_id", "7", "first_name", "");
        assertThat(read("requests/" + id + ".json").get(0).get("description").asString()).isNotBlank();
        assertThat(post("address_id", COMMUNITY, "email", "not an address").statusCode()).isEqualTo(400);
    }

    @Test
    void exactly_four_thousand_characters_are_taken() throws Exception {
        assertThat(filed("address_id", COMMUNITY, "description",
            "长".repeat(3_990) + UUID.randomUUID().toString().substring(0, 10))).isNotBlank();
    }

    @Test
    void several_numbers_codes_and_states_are_divided_by_commas_and_numbers_override_the_rest() throws Exception {
        var one = filed("address_id", COMMUNITY);
        var two = filed("address_id", COMMUNITY);
        assertThat(ids(read("requests.json?service_request_id=" + one + "," + two)))
            .containsExactlyInAnyOrder(one, two);
        assertThat(ids(read("requests.json?service_request_id=" + one
            + "&status=closed&service_code=nonsense&start_date=2020-01-01T00:00:00Z")))
            .containsExactly(one);
        assertThat(ids(read("requests.json?status=open,closed&service_code=" + SERVICE + ",compound.drain")))
            .contains(one, two);
        assertThat(ids(read("requests.json?service_code=compound.drain"))).doesNotContain(one, two);
        assertThat(ids(read("requests.json?status=closed"))).doesNotContain(one, two);
    }

    @Test
    void a_date_needs_no_partner_and_spans_ninety_days_from_where_it_stands() throws Exception {
        var id = filed("address_id", COMMUNITY);
        var requested = OffsetDateTime.parse(read("requests/" + id + ".json").get(0)
            .get("requested_datetime").asString());
        assertThat(ids(read("requests.json?start_date=" + requested.minusDays(1).toInstant()))).contains(id);
        assertThat(ids(read("requests.json?end_date=" + requested.plusDays(1).toInstant()))).contains(id);
        assertThat(ids(read("requests.json?start_date=" + requested.minusDays(100).toInstant()))).doesNotContain(id);
        assertThat(ids(read("requests.json?end_date=" + requested.plusDays(95).toInstant()))).doesNotContain(id);
        assertThat(ids(read("requests.json?start_date="
            + URLEncoder.encode(requested.minusHours(1).toString(), StandardCharsets.UTF_8)))).contains(id);
    }

    @Test
    void what_is_not_known_is_null_in_json_and_empty_in_xml_and_never_left_out() throws Exception {
        var id = filed("address_id", COMMUNITY);
        var request = read("requests/" + id + ".json").get(0);
        for (var name : List.of("status_notes", "zipcode", "lat", "long", "media_url", "service_notice")) {
            assertThat(request.has(name)).as(name).isTrue();
            assertThat(request.get(name).isNull()).as(name).isTrue();
        }
        assertThat(get("requests/" + id + ".xml?api_key=" + key).body())
            .contains("<zipcode", "<media_url").startsWith("<?xml");
        assertThat(OffsetDateTime.parse(request.get("expected_datetime").asString()))
            .isAfter(OffsetDateTime.parse(request.get("requested_datetime").asString()));
        assertThat(OffsetDateTime.parse(request.get("updated_datetime").asString())).isNotNull();
    }

    @Test
    void the_jurisdiction_may_be_left_out_everywhere_and_an_unknown_one_is_404_everywhere() throws Exception {
        for (var path : List.of("services.json", "services/" + SERVICE + ".json", "requests.json",
            "tokens/" + UUID.randomUUID() + ".json")) {
            assertThat(get(path + "?jurisdiction_id=nowhere").statusCode()).as(path).isEqualTo(404);
        }
        assertThat(get("services.json?jurisdiction_id=520327").statusCode()).isEqualTo(200);
        assertThat(get("requests.json").statusCode()).isEqualTo(200);
    }
}

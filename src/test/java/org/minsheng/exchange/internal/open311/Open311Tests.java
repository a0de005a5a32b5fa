package org.minsheng.exchange.internal.open311;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minsheng.exchange.internal.ExchangeFixture;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A GeoReport client goes through the six methods of the standard as it would anywhere else. */
class Open311Tests extends ExchangeFixture {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();
    private static final String V2 = "/open311/v2/";
    private static final List<String> REQUEST = List.of("service_request_id", "status", "status_notes",
        "service_name", "service_code", "description", "agency_responsible", "service_notice", "requested_datetime",
        "updated_datetime", "expected_datetime", "address", "address_id", "zipcode", "lat", "long", "media_url");

    private String key = "";

    @BeforeEach
    void open() {
        key = integration("随手拍 " + UUID.randomUUID(), 0, COMMUNITY, "appeals:read", "appeals:write").token();
    }

    @Test
    void the_endpoint_is_discovered_in_both_formats() throws Exception {
        var xml = xml(get("discovery.xml"), 200);
        assertThat(names(xml)).containsExactly("changeset", "contact", "key_service", "endpoints");
        var endpoint = child(child(xml, "endpoints"), "endpoint");
        assertThat(names(endpoint)).containsExactly("specification", "url", "changeset", "type", "formats");
        assertThat(child(endpoint, "url").getTextContent()).isEqualTo(base() + "/open311/v2");
        assertThat(names(child(endpoint, "formats"))).containsExactly("format", "format");
        var json = json(get("discovery.json"), 200);
        assertThat(json.get("endpoints").get(0).get("formats").get(0).asString()).isEqualTo("text/xml");
        assertThat(HTTP.send(HttpRequest.newBuilder(URI.create(base() + "/open311/discovery.xml")).build(),
            BodyHandlers.ofString())
            .statusCode()).isEqualTo(200);
    }

    @Test
    void the_services_are_the_matters_and_both_formats_say_the_same() throws Exception {
        var xml = xml(get("services.xml?jurisdiction_id=520327"), 200);
        var json = json(get("services.json?jurisdiction_id="), 200);
        assertThat(xml.getNodeName()).isEqualTo("services");
        var first = child(xml, "service");
        assertThat(names(first)).containsExactly("service_code", "service_name", "description", "metadata",
            "type", "keywords", "group");
        assertThat(elements(xml)).hasSize(json.size()).hasSizeGreaterThan(20);
        assertThat(json.get(0).get("service_code").asString()).isEqualTo(child(first, "service_code").getTextContent());
        assertThat(json.get(0).get("metadata").isBoolean()).isTrue();
        assertThat(json.valueStream().map(one -> one.get("service_code").asString()))
            .contains("environment.noise").doesNotHaveDuplicates();
    }

    @Test
    void a_report_is_filed_read_back_by_its_key_and_others_see_only_how_it_stands() throws Exception {
        var text = "路灯不亮 <三盏> & 很黑 " + UUID.randomUUID();
        var answer = post("requests.json", Map.of("service_code", "environment.noise",
            "description", text, "address_id", COMMUNITY,
            "lat", "27.954", "long", "107.716", "first_name", "三", "last_name", "张",
            "phone", "13900002222", "email", "a@b.cn",
            "device_id", "x"));
        var id = json(answer, 200).get(0).get("service_request_id").asString();
        assertThat(json(answer, 200).get(0).propertyNames())
            .containsExactly("service_request_id", "service_notice", "account_id");
        var read = child(xml(get("requests/" + id + ".xml?api_key=" + key), 200), "request");
        assertThat(names(read)).isEqualTo(REQUEST);
        assertThat(child(read, "status").getTextContent()).isEqualTo("open");
        assertThat(child(read, "description").getTextContent()).isEqualTo(text);
        assertThat(child(read, "address_id").getTextContent()).isEqualTo(COMMUNITY);
        assertThat(child(read, "lat").getTextContent()).isEqualTo("27.954");
        assertThat(OffsetDateTime.parse(child(read, "requested_datetime").getTextContent()).getOffset().toString())
            .isEqualTo("+08:00");
        var list = json(get("requests.json?service_code=environment.noise&status=open&api_key=" + key), 200);
        var own = list.valueStream().filter(one -> one.get("service_request_id").asString().equals(id)).toList();
        assertThat(own).hasSize(1);
        assertThat(own.getFirst().propertyNames()).containsExactlyElementsOf(REQUEST);
        assertThat(own.getFirst().get("long").isNumber()).isTrue();
        assertThat(list.toString()).doesNotContain("13900002222").doesNotContain("张三");
        var other = integration("别的系统", 0, COMMUNITY, "appeals:read").token();
        for (var path : List.of("requests/" + id + ".json", "requests.json?service_request_id=" + id,
            "requests/" + id + ".json?api_key=" + other)) {
            var outline = json(get(path), 200).get(0);
            assertThat(outline.get("status").asString()).as(path).isEqualTo("open");
            assertThat(outline.get("service_code").asString()).isEqualTo("environment.noise");
            assertThat(outline.get("address_id").asString()).isEqualTo(COMMUNITY);
            assertThat(List.of("description", "status_notes", "lat", "long", "media_url")).allSatisfy(field ->
                assertThat(outline.get(field).isNull()).as(path + " " + field).isTrue());
        }
        assertThat(ids(get("requests.json?status=open"))).contains(id);
        jdbc.sql("update appeal.appeal set kind = 'REPORT' where number = :id").param("id", id).update();
        assertFault(get("requests/" + id + ".json"), 404, "service_request_id");
        assertThat(get("requests.json?service_request_id=" + id).body()).isEqualTo("[]");
        assertThat(json(get("requests/" + id + ".json?api_key=" + key), 200)).hasSize(1);
    }

    @Test
    void the_same_report_again_is_taken_in_once_and_another_one_is_another() throws Exception {
        var fields = new TreeMap<>(Map.of("service_code", "environment.noise",
            "description", "重复 " + UUID.randomUUID(), "address_id", COMMUNITY));
        var first = post("requests.json", fields).body();
        assertThat(post("requests.json", fields).body()).isEqualTo(first);
        fields.put("description", "另一件 " + UUID.randomUUID());
        assertThat(post("requests.json", fields).body()).isNotEqualTo(first);
        var later = post("requests.json", fields).body();
        jdbc.sql("update exchange.repeat set created = created - interval '11 minutes'").update();
        assertThat(post("requests.json", fields).body()).isNotEqualTo(later);
    }

    @Test
    void a_service_in_batches_answers_with_a_token_that_leads_to_the_number() throws Exception {
        var code = jdbc.sql("""
                select code
                from appeal.matter
                where parent is not null and retired_at is null
                order by code desc
                limit 1
                """)
            .query(String.class).single();
        jdbc.sql("insert into exchange.service values (:code, true, 'COMPLAINT', true) on conflict do nothing")
            .param("code", code).update();
        var answer = xml(post("requests.xml", Map.of("service_code", code, "description", "批量 " + UUID.randomUUID(),
            "address_string", "凤凰苑3栋", "jurisdiction_id", "520327")), 200);
        assertThat(answer.getNodeName()).isEqualTo("service_requests");
        assertThat(names(child(answer, "request"))).containsExactly("token", "service_notice", "account_id");
        var token = child(child(answer, "request"), "token").getTextContent();
        var found = json(get("tokens/" + token + ".json"), 200).get(0);
        assertThat(found.get("token").asString()).isEqualTo(token);
        var request = json(get("requests/" + found.get("service_request_id").asString() + ".json?api_key=" + key), 200)
            .get(0);
        assertThat(request.get("address_id").asString()).startsWith(COMMUNITY).hasSizeGreaterThan(12);
        assertThat(request.get("address").asString()).contains("凤凰苑");
        assertFault(get("tokens/" + UUID.randomUUID() + ".xml"), 404, "token");
        assertFault(get("tokens/nonsense.json"), 404, "token");
    }

    @Test
    void attributes_are_described_asked_for_checked_and_kept_in_words() throws Exception {
        var code = jdbc.sql("""
                select min(code)
                from appeal.matter
                where parent is not null and retired_at is null and code <> 'environment.noise'
                """)
            .query(String.class).single();
        jdbc.sql("""
                insert into exchange.service_attribute values
                    (:code, 'WHEN', 1, 'SINGLEVALUELIST', true, '什么时候', 'When', E'day=白天\nnight=夜里'),
                    (:code, 'HOW_MANY', 2, 'NUMBER', false, '几处', 'How many', ''),
                    (:code, 'WHERE', 3, 'MULTIVALUELIST', false, '在哪里', 'Where', E'stair=楼道\nroof=屋顶')
                on conflict do nothing
                """).param("code", code).update();
        var definition = xml(get("services/" + code + ".xml"), 200);
        assertThat(names(definition)).containsExactly("service_code", "attributes");
        var attribute = child(child(definition, "attributes"), "attribute");
        assertThat(names(attribute)).containsExactly("variable", "code", "datatype", "required",
            "datatype_description", "order", "description", "values");
        assertThat(names(child(child(attribute, "values"), "value"))).containsExactly("key", "name");
        assertThat(json(get("services/" + code + ".json"), 200).get("attributes").get(1).get("datatype").asString())
            .isEqualTo("number");
        var fields = new TreeMap<>(Map.of("service_code", code, "address_id", COMMUNITY,
            "description", "有属性 " + UUID.randomUUID()));
        assertFault(post("requests.json", fields), 400, "attribute[WHEN] was not provided");
        fields.put("attribute[WHEN]", "noon");
        assertFault(post("requests.xml", fields), 400, "attribute[WHEN] is not one of its values");
        fields.put("attribute[WHEN]", "night");
        fields.put("attribute[HOW_MANY]", "many");
        assertFault(post("requests.json", fields), 400, "attribute[HOW_MANY] is not a number");
        fields.put("attribute[HOW_MANY]", "3");
        fields.put("attribute[WHERE][]", "roof");
        var id = json(post("requests.json", fields), 200).get(0).get("service_request_id").asString();
        assertThat(json(get("requests/" + id + ".json?api_key=" + key), 200).get(0).get("description").asString())
            .contains("什么时候：夜里").contains("几处：3").contains("在哪里：屋顶");
    }

    @Test
    void a_form_in_parts_with_a_picture_is_taken_too() throws Exception {
        var boundary = "----geo" + System.nanoTime();
        var parts = new ArrayList<String>();
        Map.of("service_code", "environment.noise", "api_key", key, "address_id", COMMUNITY,
            "description", "分段表单 " + UUID.randomUUID())
            .forEach((name, value) -> parts.add("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(boundary, name, value)));
        parts.add(("--%s\r\nContent-Disposition: form-data; name=\"media\"; filename=\"x.jpg\"\r\n"
            + "Content-Type: image/jpeg\r\n\r\nnot a picture\r\n")
            .formatted(boundary));
        var wrong = send(multipart(boundary, String.join("", parts) + "--" + boundary + "--\r\n"));
        assertFault(wrong, 400, "media");
        parts.removeLast();
        assertThat(json(send(multipart(boundary, String.join("", parts) + "--" + boundary + "--\r\n")), 200).get(0)
            .get("service_request_id").asString()).startsWith("520327-");
    }

    @Test
    void what_is_solved_and_public_is_read_by_everybody_without_point_door_or_words_of_the_reporter() throws Exception {
        var id = json(post("requests.json", Map.of("service_code", "environment.noise",
            "description", "我是李四，电话13911112222，太吵了",
            "address_id", COMMUNITY, "lat", "27.9", "long", "107.7")), 200).get(0).get("service_request_id").asString();
        solve(id);
        var open = json(get("requests.json?service_request_id=" + id + ",unknown"), 200);
        assertThat(open).hasSize(1);
        var shown = open.get(0);
        assertThat(shown.get("status").asString()).isEqualTo("closed");
        assertThat(shown.get("status_notes").asString()).isEqualTo("已经劝停。");
        assertThat(shown.get("description").asString()).isEqualTo("广场噪声");
        assertThat(shown.get("lat").isNull()).isTrue();
        assertThat(shown.get("address_id").asString()).isEqualTo(COMMUNITY);
        assertThat(shown.toString()).doesNotContain("李四").doesNotContain("13911112222");
        assertThat(ids(get("requests.json?status=closed&service_code=environment.noise&jurisdiction_id=520327")))
            .contains(id);
        assertThat(ids(get("requests.json?status=open"))).doesNotContain(id);
        assertThat(ids(get("requests.json?jurisdiction_id=520328"))).doesNotContain(id);
        var from = Instant.now().minusSeconds(3600).toString();
        assertThat(ids(get("requests.json?start_date=" + from + "&end_date=" + Instant.now()))).contains(id);
        assertThat(ids(get("requests.json?end_date=" + from))).doesNotContain(id);
        assertThat(ids(get("requests.json?start_date=2020-01-01T00:00:00%2B08:00"))).doesNotContain(id);
    }

    @Test
    void a_merged_request_stays_open_until_the_one_that_goes_on_is_closed_and_has_its_public_answer() throws Exception {
        var lead = json(post("requests.json", Map.of("service_code", "environment.noise",
            "description", "夜里施工 " + UUID.randomUUID(),
            "address_id", COMMUNITY)), 200).get(0).get("service_request_id").asString();
        var merged = json(post("requests.json", Map.of("service_code", "environment.noise",
            "description", "半夜打桩 " + UUID.randomUUID(),
            "address_id", COMMUNITY)), 200).get(0).get("service_request_id").asString();
        jdbc.sql("""
                update appeal.appeal
                set state = 'MERGED', closed_at = now(),
                    merged_into = (select id from appeal.appeal where number = :lead)
                where number = :merged
                """).param("lead", lead).param("merged", merged).update();
        for (var path : List.of("requests/" + merged + ".json?api_key=" + key, "requests/" + merged + ".json")) {
            assertThat(json(get(path), 200).get(0).get("status").asString()).as(path).isEqualTo("open");
        }
        solve(lead);
        var closed = json(get("requests/" + merged + ".json?api_key=" + key), 200).get(0);
        assertThat(closed.get("status").asString()).isEqualTo("closed");
        assertThat(closed.get("status_notes").asString()).isNotEmpty();
        assertThat(json(get("requests/" + merged + ".json"), 200).get(0).get("status").asString()).isEqualTo("closed");
    }

    @Test
    void wrong_requests_get_the_standard_s_codes_in_their_own_format() throws Exception {
        var fields = new TreeMap<>(Map.of("service_code", "environment.noise",
            "address_id", COMMUNITY, "description", "错"));
        assertFault(form("requests.xml", fields), 403, "Missing or Invalid API Key");
        fields.put("api_key", "ms_wrong");
        assertFault(form("requests.json", fields), 403, "Missing or Invalid API Key");
        fields.put("api_key", integration("只读", 0, COMMUNITY, "appeals:read").token());
        assertFault(form("requests.json", fields), 403, "Missing or Invalid API Key");
        fields.put("api_key", key);
        assertFault(form("requests.json", with(fields, "service_code", "")), 400, "service_code was not provided");
        assertFault(form("requests.json", with(fields, "service_code", "nonsense")), 404, "service_code");
        assertFault(form("requests.json", with(fields, "jurisdiction_id", "nonsense", "address_id", "",
            "address_string", "x")), 404, "jurisdiction_id");
        assertFault(form("requests.json", with(fields, "address_id", "")), 400, "location");
        assertFault(form("requests.json", with(fields, "address_id", "520328")), 404, "address_id");
        assertFault(form("requests.json", with(fields, "address_id", "", "lat", "27.9")), 400, "long was not provided");
        assertFault(form("requests.json", with(fields, "lat", "127.9", "long", "200")), 400, "lat and long");
        assertFault(form("requests.json", with(fields, "phone", "12")), 400, "phone");
        assertFault(form("requests.json", with(fields, "media_url", "file:///etc/passwd")), 400, "media_url");
        assertFault(form("requests.json", with(fields, "description", "长".repeat(4001))), 400, "description is longer");
        assertFault(get("services.xml?jurisdiction_id=nowhere"), 404, "jurisdiction_id");
        assertFault(get("services/nonsense.json"), 404, "service_code");
        assertFault(get("requests.xml?status=solved"), 400, "status");
        assertFault(get("requests.json?start_date=yesterday"), 400, "start_date");
        assertFault(get("requests.json?start_date=2026-01-01T00:00:00Z&end_date=2026-11-01T00:00:00Z"), 400, "90 days");
        assertFault(get("requests.json?start_date=2026-02-01T00:00:00Z&end_date=2026-01-01T00:00:00Z"), 400, "after");
        assertFault(get("requests.csv"), 400, "format");
        assertFault(get("requests.json?api_key=ms_wrong"), 403, "Missing or Invalid API Key");
    }

    private void solve(String number) throws Exception {
        step(key, number, 0, "{\"action\":\"ACCEPT\",\"version\":0}");
        step(key, number, 1, "{\"action\":\"ANSWER\",\"version\":1,\"note\":\"已经劝停。\",\"publicTitle\":\"广场噪声\","
            + "\"publicAnswer\":\"已经劝停。\"}");
        var other = integration("回访", 0, COMMUNITY, "appeals:read", "appeals:write").token();
        step(other, number, 2, "{\"action\":\"CALL_BACK\",\"version\":2,\"verdict\":\"SATISFIED\"}");
        step(other, number, 3, "{\"action\":\"CLOSE\",\"version\":3}");
    }

    private void step(String token, String number, int version, String body) throws Exception {
        var answer = send(HttpRequest.newBuilder(URI.create(base() + "/api/v1/appeals/" + number + "/steps"))
            .header("Authorization", "Bearer " + token)
            .header("Idempotency-Key", UUID.randomUUID().toString()).header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(version + answer.body()).isEqualTo(200);
    }

    private static Map<String, String> with(Map<String, String> fields, String... more) {
        var changed = new TreeMap<>(fields);
        for (int at = 0; at < more.length; at += 2) {
            changed.put(more[at], more[at + 1]);
        }
        return changed;
    }

    private List<String> ids(HttpResponse<String> answer) {
        return json(answer, 200).valueStream().map(one -> one.get("service_request_id").asString()).toList();
    }

    private void assertFault(HttpResponse<String> answer, int code, String words) throws Exception {
        boolean asJson = answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
        var told = asJson ? json(answer, code).get(0).get("description").asString()
            : child(child(xml(answer, code), "error"), "description").getTextContent();
        var number = asJson ? json(answer, code).get(0).get("code").asString()
            : child(child(xml(answer, code), "error"), "code").getTextContent();
        assertThat(number).isEqualTo(Integer.toString(code));
        assertThat(told).contains(words);
    }

    private JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
            .isEqualToIgnoringCase("application/json;charset=utf-8");
        return JSON.readTree(answer.body());
    }

    private Element xml(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
            .isEqualToIgnoringCase("text/xml;charset=utf-8");
        assertThat(answer.body()).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder()
            .parse(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8))).getDocumentElement();
    }

    private static List<Element> elements(Element parent) {
        var found = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    private static List<String> names(Element parent) {
        return elements(parent).stream().map(Node::getNodeName).toList();
    }

    private static Element child(Element parent, String name) {
        return elements(parent).stream().filter(one -> one.getNodeName().equals(name)).findFirst().orElseThrow();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(base() + V2 + path)));
    }

    private HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
        return form(path, with(fields, "api_key", key));
    }

    private HttpResponse<String> form(String path, Map<String, String> fields) throws Exception {
        var body = String.join("&", fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue())).toList());
        return send(HttpRequest.newBuilder(URI.create(base() + V2 + path))
            .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder multipart(String boundary, String body) {
        return HttpRequest.newBuilder(URI.create(base() + V2 + "requests.json"))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary).POST(BodyPublishers.ofString(body));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}

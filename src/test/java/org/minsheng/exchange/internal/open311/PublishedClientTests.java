package org.minsheng.exchange.internal.open311;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minsheng.exchange.internal.ExchangeFixture;
import org.minsheng.testing.Views;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ways in which published GeoReport clients ask: where they put the key and the jurisdiction, how they write lists,
 * dates and attributes, which header they send, and how they unpack what comes back. Each goes from the list of
 * services to the request it made.
 */
class PublishedClientTests extends ExchangeFixture {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();
    private static final String FORM = "application/x-www-form-urlencoded";

    private String key = "";

    @BeforeEach
    void open() {
        key = integration("公开客户端 " + UUID.randomUUID(), 0, COMMUNITY, "appeals:read", "appeals:write").token();
    }

    /**
     * Discovery first; the endpoint gets a slash at its end; jurisdiction in the query even of a POST, the key in the
     * form.
     */
    @Test
    void a_wrapper_for_node_discovers_lists_posts_and_reads_back_as_json() throws Exception {
        var discovery = JSON.readTree(get(base() + "/open311/discovery.json", null));
        var production = discovery.get("endpoints").valueStream()
            .filter(one -> one.get("specification").asString().equals("http://wiki.open311.org/GeoReport_v2")
                && one.get("type").asString().equals("production"))
            .findFirst().orElseThrow();
        var endpoint = production.get("url").asString() + "/";
        var services = JSON.readTree(get(endpoint + "services.json?jurisdiction_id=520327", null));
        assertThat(services.isArray()).isTrue();
        var code = services.valueStream().filter(one -> !one.get("metadata").asBoolean()).findFirst().orElseThrow()
            .get("service_code").asString();
        var made = JSON.readTree(post(endpoint + "requests.json?jurisdiction_id=520327", FORM,
            encoded(Map.of("service_code", code, "description",
                "井盖 缺了 + 一半 & 很险 " + UUID.randomUUID(), "lat", "27.954", "long", "107.716",
                "address_id", COMMUNITY, "api_key", key))));
        assertThat(made.isArray()).isTrue();
        var id = made.get(0).get("service_request_id").asString();
        var read = JSON.readTree(get(endpoint + "requests/" + id + ".json?jurisdiction_id=520327", null));
        assertThat(read.get(0).get("status").asString()).isEqualTo("open");
        assertThat(read.get(0).get("service_code").asString()).isEqualTo(code);
        var own = JSON.readTree(get(endpoint + "requests/" + id + ".json?jurisdiction_id=520327&api_key=" + key, null));
        assertThat(own.get(0).get("description").asString()).startsWith("井盖 缺了 + 一半 & 很险");
        var many = JSON.readTree(get(endpoint + "requests.json?service_request_id=" + id + "%2C"
            + "000-none&jurisdiction_id=520327", null));
        assertThat(many).hasSize(1);
        assertThat(List.of("requested_datetime", "updated_datetime", "expected_datetime")).allSatisfy(field ->
            assertThat(OffsetDateTime.parse(many.get(0).get(field).asString())).isNotNull());
    }

    /**
     * Jurisdiction and key are parameters like any other; an empty jurisdiction is sent where none is set; XML is
     * unpacked by element names.
     */
    @Test
    void a_gem_for_ruby_sends_everything_as_parameters_and_unpacks_xml() throws Exception {
        var services = xml(get(v2("services.xml?jurisdiction_id="), "application/xml, text/xml"));
        assertThat(services.getDocumentElement().getNodeName()).isEqualTo("services");
        var code = services.getElementsByTagName("service_code").item(0).getTextContent();
        assertThat(xml(get(v2("services/" + code + ".xml?jurisdiction_id="), null)).getDocumentElement().getNodeName())
            .isEqualTo("service_definition");
        var made = xml(post(v2("requests.xml"), FORM,
            encoded(Map.of("jurisdiction_id", "", "api_key", key, "service_code", code, "description",
                "垃圾没有清 " + UUID.randomUUID(), "address_string", "凤凰苑2栋"))));
        assertThat(made.getDocumentElement().getNodeName()).isEqualTo("service_requests");
        var id = text(made, "service_request_id");
        var read = xml(get(v2("requests/" + id + ".xml?jurisdiction_id="), null));
        assertThat(((Element) read.getElementsByTagName("request").item(0)).getElementsByTagName("status").item(0)
            .getTextContent()).isEqualTo("open");
    }

    /**
     * A site that forwards what its visitors report: undefined fields come empty, texts have several lines, errors are
     * read from XML.
     */
    @Test
    void a_reporting_site_in_perl_forwards_with_empty_fields_and_reads_errors() throws Exception {
        var fields = new LinkedHashMap<String, String>();
        fields.put("jurisdiction_id", "520327");
        fields.put("api_key", key);
        fields.put("lat", "27.95400000");
        fields.put("long", "107.71600000");
        fields.put("address_id", COMMUNITY);
        fields.put("email", "somebody@example.org");
        fields.put("description", "title: 路灯不亮\n\ndetail: 三盏 " + UUID.randomUUID()
            + "\n\nurl: https://example.org/report/1\n\nSubmitted via a site\n");
        fields.put("service_code", "environment.noise");
        fields.put("first_name", "");
        fields.put("last_name", "");
        fields.put("attribute[easting]", "1");
        fields.put("attribute[fixmystreet_id]", "10034");
        var made = xml(post(v2("requests.xml"), FORM + "; charset=UTF-8", encoded(fields)));
        var id = text(made, "service_request_id");
        assertThat(text(xml(get(v2("requests.xml?service_request_id=" + id + "&jurisdiction_id=520327&api_key=" + key),
            null)), "description"))
            .contains("title: 路灯不亮\n\ndetail");
        fields.put("service_code", "");
        var fault = HTTP.send(HttpRequest.newBuilder(URI.create(v2("requests.xml"))).header("Content-Type", FORM)
            .POST(BodyPublishers.ofString(encoded(fields))).build(), BodyHandlers.ofString());
        assertThat(fault.statusCode()).isEqualTo(400);
        var errors = xml(fault.body());
        assertThat(errors.getDocumentElement().getNodeName()).isEqualTo("errors");
        assertThat(text(errors, "code")).isEqualTo("400");
        assertThat(text(errors, "description")).contains("service_code");
    }

    /** A command line: all in the query of a POST that has no body. */
    @Test
    void a_command_line_puts_all_into_the_query_of_a_post() throws Exception {
        var query = encoded(Map.of("jurisdiction_id", "520327", "api_key", key,
            "service_code", "environment.noise", "address_id", COMMUNITY,
            "description", "命令行报的 " + UUID.randomUUID()));
        var answer = HTTP.send(HttpRequest.newBuilder(URI.create(v2("requests.json?" + query)))
            .POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).get(0).get("service_request_id").asString()).isNotEmpty();
    }

    /** An app on a phone: a multipart form, text parts without a type of their own, the picture beside them. */
    @Test
    void a_phone_sends_parts_with_a_picture() throws Exception {
        var boundary = "Boundary-" + UUID.randomUUID();
        var body = new ByteArrayOutputStream();
        for (var field : Map.of("jurisdiction_id", "520327", "api_key", key,
            "service_code", "environment.noise", "address_id", COMMUNITY,
            "description", "手机拍的 " + UUID.randomUUID(), "device_id", "A1B2", "account_id", "").entrySet()) {
            body.write(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n"
                + field.getValue() + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
        }
        body.write(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"media\"; "
            + "filename=\"media.jpg\"\r\nContent-Type: image/jpeg\r\n"
            + "Content-Transfer-Encoding: binary\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.write(Views.open(7, 320, 0).readAllBytes());
        body.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        var answer = HTTP.send(HttpRequest.newBuilder(URI.create(v2("requests.json")))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofByteArray(body.toByteArray())).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /**
     * Maps and dashboards: dates as days, with milliseconds or an unencoded plus; parameters of other servers; lists of
     * states.
     */
    @Test
    void what_maps_and_dashboards_ask_is_understood_and_what_they_add_is_ignored() throws Exception {
        for (var query : List.of("start_date=2026-10-01&end_date=2026-10-30",
            "start_date=2026-10-01T00:00:00Z&end_date=2026-10-30T00:00:00Z", "start_date=2026-10-01T00:00:00.000Z",
            "start_date=2026-10-01T00:00:00+08:00", "start_date=2026-10-01T00:00:00%2B08:00", "status=open,closed",
            "status=open%2Cclosed", "status=closed&page=2&page_size=50&limit=10&max_requests=5&extensions=true",
            "agency_responsible=2514&service_code=", "jurisdiction_id=520327&callback=",
            "updated_after=2026-01-01T00:00:00Z")) {
            for (var format : List.of("json", "xml")) {
                var body = get(v2("requests." + format + "?" + query), "*/*");
                assertThat(format.equals("json") ? JSON.readTree(body).isArray()
                    : xml(body).getDocumentElement().getNodeName().equals("service_requests"))
                    .as(query).isTrue();
            }
        }
        var browser = HTTP.send(HttpRequest.newBuilder(URI.create(v2("services.json")))
            .header("Origin", "https://map.example.org").build(), BodyHandlers.ofString());
        assertThat(browser.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(browser.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
    }

    private String v2(String path) {
        return base() + "/open311/v2/" + path;
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
            + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    }

    private static String get(String url, @Nullable String accept) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url));
        if (accept != null) {
            request.header("Accept", accept);
        }
        var answer = HTTP.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(url + " " + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String post(String url, String type, String body) throws Exception {
        var answer = HTTP.send(HttpRequest.newBuilder(URI.create(url)).header("Content-Type", type)
            .POST(BodyPublishers.ofString(body)).build(),
            BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(url + " " + answer.body()).isIn(200, 201);
        return answer.body();
    }

    private static Document xml(String body) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
            .parse(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Document document, String name) {
        return document.getElementsByTagName(name).item(0).getTextContent();
    }
}

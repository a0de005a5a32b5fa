package org.minsheng.exchange.internal.open311;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minsheng.exchange.internal.ExchangeFixture;
import org.minsheng.testing.Views;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.json.JsonMapper;

/**
 * Published clients that speak XML, each with the requests it really sends, from the list of services to the request it
 * made; and every filter and every error, which say the same in XML as in JSON.
 */
class XmlClientTests extends ExchangeFixture {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final DateTimeFormatter WITHOUT_FRACTION = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");
    private static final String ASKING = "environment.waste";

    private String key = "";

    @BeforeEach
    void open() {
        key = integration("XML 客户端 " + UUID.randomUUID(), 0, COMMUNITY, "appeals:read", "appeals:write").token();
        jdbc.sql("""
                insert into exchange.service_attribute values
                    (:code, 'XML_WHERE', 81, 'MULTIVALUELIST', false, '堆在哪里', 'Where', E'stair=楼道\\nroof=屋顶\\nyard=院坝'),
                    (:code, 'XML_SINCE', 82, 'DATETIME', false, '从哪天起', 'Since', '')
                on conflict do nothing
                """).param("code", ASKING).update();
    }

    /**
     * It names a type for what it fetches, asks for nothing but tags, and prints dates with a plus sign that it does
     * not encode.
     */
    @Test
    void a_library_for_java_goes_from_discovery_to_the_request_it_made() throws Exception {
        var discovery = xml(200, typed(base() + "/open311/discovery.xml"));
        assertThat(OffsetDateTime.parse(text(discovery, "changeset"), WITHOUT_FRACTION))
            .isBefore(OffsetDateTime.now().plusSeconds(1));
        assertThat(text(discovery, "type")).isEqualTo("production");
        var endpoint = text(discovery, "url");
        var services = xml(200, typed(endpoint + "/services.xml?jurisdiction_id=520327"));
        assertThat(all(services, "service")).isNotEmpty().allSatisfy(one -> {
            assertThat(List.of("service_code", "service_name", "description", "group", "keywords")).allSatisfy(tag ->
                assertThat(one.getElementsByTagName(tag).item(0).getTextContent()).isNotBlank());
            assertThat(one.getElementsByTagName("type").item(0).getTextContent()).isIn("realtime", "batch", "blackbox");
        });
        var definition = xml(200, typed(endpoint + "/services/" + ASKING + ".xml?jurisdiction_id=520327"));
        assertThat(all(definition, "attribute")).hasSizeGreaterThan(1).allSatisfy(one ->
            assertThat(Integer.parseInt(one.getElementsByTagName("order").item(0).getTextContent())).isPositive());
        var made = xml(200, form(endpoint + "/requests.xml",
            fields("jurisdiction_id", "520327", "service_code", ASKING, "lat", "27.954",
                "long", "107.716", "address_id", COMMUNITY, "email", "a@example.org", "device_id",
                "tt222111", "account_id", "123456", "first_name", "三", "last_name", "张", "phone", "(0851) 2345-6789",
                "media_url", "", "attribute[XML_SINCE]", "2026-11-20")));
        assertThat(text(made, "account_id")).isEqualTo("123456");
        assertThat(made.getElementsByTagName("token").getLength()).isZero();
        var id = text(made, "service_request_id");
        var since = OffsetDateTime.now().minusHours(2).format(WITHOUT_FRACTION);
        var found = xml(200, typed(endpoint + "/requests.xml?status=open&start_date=" + since
            + "&jurisdiction_id=520327"));
        var outline = all(found, "request").stream().filter(one -> tag(one, "service_request_id").equals(id))
            .findFirst().orElseThrow();
        assertThat(List.of("description", "lat", "long"))
            .allSatisfy(name -> assertThat(tag(outline, name)).as(name).isEmpty());
        assertThat(tag(outline, "service_code")).isEqualTo(ASKING);
        var request = all(xml(200, typed(endpoint + "/requests/" + id + ".xml?jurisdiction_id=520327&api_key=" + key)),
            "request").getFirst();
        assertThat(Long.parseLong(tag(request, "address_id"))).isPositive();
        assertThat(Float.parseFloat(tag(request, "lat")))
            .isCloseTo(27.954f, org.assertj.core.data.Offset.offset(0.001f));
        assertThat(OffsetDateTime.parse(tag(request, "requested_datetime"), WITHOUT_FRACTION))
            .isAfter(OffsetDateTime.parse(since));
        assertThat(tag(request, "description")).contains("从哪天起：2026-11-20");
        assertThat(tag(request, "zipcode")).isEmpty();
    }

    /** It reads in pages until one is empty, begins its dates at midnight and sends a picture beside the fields. */
    @Test
    void a_wrapper_for_python_pages_through_what_it_sent_with_a_picture() throws Exception {
        var first = text(xml(200, parts("requests.xml",
            fields("service_code", "environment.noise", "address_string", "凤凰苑2栋",
                "first_name", "Zach", "last_name", "Williams", "jurisdiction_id", "520327"))), "service_request_id");
        var second = text(xml(200, form(v2("requests.xml"),
            fields("service_code", "environment.noise", "address_id", COMMUNITY))),
            "service_request_id");
        var range = "&start_date=" + OffsetDateTime.now().minusDays(30).toLocalDate() + "T00:00:00Z&api_key=" + key;
        var pages = IntStream.rangeClosed(1, 3)
            .mapToObj(page -> ids(xml(200, get(v2("requests.xml?page_size=1&page=" + page + range))))).toList();
        var own = pages.stream().flatMap(List::stream).filter(id -> id.equals(first) || id.equals(second)).toList();
        assertThat(own).doesNotHaveDuplicates();
        assertThat(ids(xml(200, get(v2("requests.xml?service_code=environment.noise" + range)))))
            .contains(first, second);
        assertThat(ids(xml(200, get(v2("requests.xml?page=1001" + range))))).isEmpty();
        assertThat(xml(200, get(v2("discovery.xml?jurisdiction_id=520327"))).getDocumentElement().getNodeName())
            .isEqualTo("discovery");
        told(400, get(v2("requests.xml?page=none")), "page");
    }

    /** It forwards what its visitors report, follows a token, and asks each hour for what is new. */
    @Test
    void a_reporting_site_follows_a_token_and_asks_for_the_last_hour() throws Exception {
        jdbc.sql("""
                insert into exchange.service
                values ('environment.dust', true, 'COMPLAINT', true)
                on conflict do nothing
                """)
            .update();
        var made = xml(200, form(v2("requests.xml"),
            fields("service_code", "environment.dust", "lat", "27.95400000", "long", "107.71600000",
                "address_id", COMMUNITY, "phone", "", "attribute[fixmystreet_id]", "10034",
                "attribute[external_id]", "10034", "description",
                "title: 扬尘\n\ndetail: 渣土车掉泥 " + UUID.randomUUID() + "\n\nurl: https://example.org/report/10034\n")));
        assertThat(made.getElementsByTagName("service_request_id").getLength()).isZero();
        var token = text(made, "token");
        var resolved = xml(200, get(v2("tokens/" + token + ".xml?jurisdiction_id=520327")));
        assertThat(text(resolved, "token")).isEqualTo(token);
        var id = text(resolved, "service_request_id");
        var end = OffsetDateTime.now().plusMinutes(1);
        assertThat(ids(xml(200,
            get(v2("requests.xml?start_date=" + end.minusHours(1).toInstant() + "&end_date=" + end.toInstant()
                + "&jurisdiction_id=520327"))))).contains(id);
        var both = ids(xml(200, get(v2("requests.xml?service_request_id=" + id + ",000-none&jurisdiction_id=520327"))));
        assertThat(both).containsExactly(id);
        assertThat(ids(xml(200,
            get(v2("requests.xml?service_request_id=" + id + "&jurisdiction_id=520328&api_key=" + key))))).isEmpty();
        told(404, get(v2("requests/" + id + ".xml?jurisdiction_id=520328&api_key=" + key)), "service_request_id");
    }

    /**
     * One puts all into the address of a POST, empty fields too; the others say several values with brackets or with
     * numbers in them.
     */
    @Test
    void several_values_come_in_brackets_numbered_or_repeated() throws Exception {
        for (var names : List.of(List.of("attribute[XML_WHERE][]", "attribute[XML_WHERE][]"),
            List.of("attribute[XML_WHERE][0]", "attribute[XML_WHERE][1]"),
            List.of("attribute[XML_WHERE]", "attribute[XML_WHERE]"))) {
            var query = encoded(fields("jurisdiction_id", "520327", "service_code", ASKING, "lat", "", "long",
                "", "address_id", COMMUNITY, "address_string", "", "email", "", "device_id", "", "account_id", "",
                "first_name", "", "phone", "", "media_url", ""))
                + "&" + encoded(Map.of(names.getFirst(), "roof")) + "&" + encoded(Map.of(names.getLast(), "yard"));
            var made = xml(200, send(HttpRequest.newBuilder(URI.create(v2("requests.xml?" + query)))
                .POST(BodyPublishers.noBody())));
            assertThat(text(made, "account_id")).isEmpty();
            assertThat(text(xml(200, get(v2("requests/" + text(made, "service_request_id") + ".xml?api_key=" + key))),
                "description"))
                .as("%s", names).contains("堆在哪里：屋顶、院坝");
        }
    }

    @Test
    void every_filter_finds_the_same_in_xml_as_in_json() throws Exception {
        var noise = text(xml(200, form(v2("requests.xml"),
            fields("service_code", "environment.noise", "address_id", COMMUNITY))), "service_request_id");
        var waste = text(xml(200, form(v2("requests.xml"), fields("service_code", ASKING, "address_id", COMMUNITY))),
            "service_request_id");
        var day = OffsetDateTime.now(java.time.ZoneId.of("Asia/Shanghai")).toLocalDate();
        var both = "service_request_id=" + noise + "," + waste;
        var now = OffsetDateTime.now().plusMinutes(1).toInstant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        var queries = new LinkedHashMap<String, List<String>>();
        queries.put(both, List.of(noise, waste));
        queries.put("service_request_id=" + noise + "&service_request_id=" + waste, List.of(noise, waste));
        queries.put(both + "&status=closed&service_code=nonsense&start_date=2020-01-01T00:00:00Z",
            List.of(noise, waste));
        queries.put("service_code=environment.noise&status=open", List.of(noise));
        queries.put("service_code=" + ASKING + "&service_code=compound.lift", List.of(waste));
        queries.put("service_code=environment.noise," + ASKING + "&status=open,closed", List.of(noise, waste));
        queries.put("status=open&status=closed&extensions=true", List.of(noise, waste));
        queries.put("start_date=" + day + "&end_date=" + day, List.of(noise, waste));
        queries.put("start_date=" + day.toString().substring(0, 7), List.of(noise, waste));
        queries.put("end_date=" + now.toString().substring(0, 16) + "Z", List.of(noise, waste));
        queries.put("start_date=" + day.minusDays(90) + "T00:00:00%2B0800&end_date=" + day + "T00:00:00%2B08",
            List.of());
        queries.put("status=open&jurisdiction_id=520327", List.of(noise, waste));
        queries.put("status=open&jurisdiction_id=520328", List.of());
        queries.put("start_date=" + now.plusSeconds(86_400), List.of());
        for (var query : queries.entrySet()) {
            for (var asked : List.of(query.getKey(), query.getKey() + "&api_key=" + key)) {
                var inXml = ids(xml(200, get(v2("requests.xml?" + asked))));
                assertThat(inXml.stream().filter(id -> id.equals(noise) || id.equals(waste))).as(asked)
                    .containsExactlyInAnyOrderElementsOf(query.getValue());
                var inJson = JSON.readTree(get(v2("requests.json?" + asked)).body());
                assertThat(inJson.valueStream().map(one -> one.get("service_request_id").asString()).toList())
                    .as(asked).isEqualTo(inXml);
            }
        }
    }

    @Test
    void every_error_is_told_in_xml_with_the_code_of_the_standard() throws Exception {
        told(403, send(HttpRequest.newBuilder(URI.create(v2("requests.xml?service_code=environment.noise")))
            .POST(BodyPublishers.noBody())), "API Key");
        told(403, get(v2("requests.xml?api_key=wrong")), "API Key");
        told(400, form(v2("requests.xml"), Map.of("api_key", key, "address_id", COMMUNITY)),
            "service_code was not provided");
        told(404, form(v2("requests.xml"), fields("service_code", "nothing", "address_id", COMMUNITY)), "service_code");
        told(404, form(v2("requests.xml"), fields("service_code", ASKING, "address_string", "x", "jurisdiction_id",
            "nowhere")), "jurisdiction_id");
        told(400, form(v2("requests.xml"), fields("service_code", ASKING)), "location");
        told(400, form(v2("requests.xml"), fields("service_code", ASKING, "address_id", COMMUNITY,
            "attribute[XML_SINCE]", "soon")), "XML_SINCE");
        for (var path : List.of("services.xml?jurisdiction_id=x", "services/" + ASKING + ".xml?jurisdiction_id=x",
            "requests.xml?jurisdiction_id=x", "requests/1.xml?jurisdiction_id=x",
            "tokens/" + UUID.randomUUID() + ".xml?jurisdiction_id=x")) {
            told(404, get(v2(path)), "jurisdiction_id");
        }
        told(404, get(v2("services/nothing.xml")), "service_code");
        told(404, get(v2("tokens/nothing.xml")), "token");
        told(404, get(v2("requests/nothing.xml")), "service_request_id");
        told(404, get(v2("nothing/at/all.xml")), "URL");
        told(404, get(v2("requests")), "URL");
        told(400, form(v2("services.xml"), Map.of()), "URL request is invalid");
        told(400, send(HttpRequest.newBuilder(URI.create(v2("requests/1.xml"))).method("DELETE",
            BodyPublishers.noBody())), "URL request is invalid");
        told(400, get(v2("requests.xml?status=done")), "status");
        told(400, get(v2("requests.xml?start_date=2026-13-01T00:00:00Z")), "start_date");
        told(400, get(v2("requests.xml?end_date=tomorrow-and-later")), "end_date");
        told(400, get(v2("requests.xml?start_date=2026-01-01&end_date=2026-04-02")), "90 days");
        var inJson = JSON.readTree(get(v2("nothing.json")).body());
        assertThat(inJson.get(0).get("code").asInt()).isEqualTo(404);
    }

    /** Clients that keep the list of services look at it to know whether to fetch the list again. */
    @Test
    void the_changeset_stays_while_the_services_stay_and_moves_when_one_of_them_changes() throws Exception {
        var before = text(xml(200, get(v2("discovery.xml"))), "changeset");
        assertThat(text(xml(200, get(base() + "/open311/discovery.xml")), "changeset")).isEqualTo(before);
        jdbc.sql("update exchange.changeset set since = since - interval '1 day'").update();
        var yesterday = text(xml(200, get(v2("discovery.xml"))), "changeset");
        assertThat(OffsetDateTime.parse(yesterday)).isBefore(OffsetDateTime.parse(before));
        jdbc.sql("""
                insert into exchange.service_attribute
                values ('health.birth', 'XML_CHANGE', 90, 'STRING', false, '改动', 'Change', '')
                """).update();
        assertThat(OffsetDateTime.parse(text(xml(200, get(v2("discovery.xml"))), "changeset")))
            .isAfter(OffsetDateTime.parse(yesterday));
        jdbc.sql("delete from exchange.service_attribute where code = 'XML_CHANGE'").update();
    }

    private String v2(String path) {
        return base() + "/open311/v2/" + path;
    }

    /** With the key and words of their own, so that none is a repeat of another. */
    private Map<String, String> fields(String... namesAndValues) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("api_key", key);
        fields.put("description", "XML 报的一件 " + UUID.randomUUID());
        IntStream.iterate(0, at -> at < namesAndValues.length, at -> at + 2)
            .forEach(at -> fields.put(namesAndValues[at], namesAndValues[at + 1]));
        return fields;
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
            + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String url) {
        try {
            return send(HttpRequest.newBuilder(URI.create(url)));
        } catch (Exception fault) {
            throw new IllegalStateException(url, fault);
        }
    }

    private static HttpResponse<String> typed(String url) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "text/xml")
            .header("charset", "utf-8"));
    }

    private static HttpResponse<String> form(String url, Map<String, String> fields) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url)).header("Content-Type", FORM)
            .POST(BodyPublishers.ofString(encoded(fields))));
    }

    private HttpResponse<String> parts(String path, Map<String, String> fields) throws Exception {
        var boundary = UUID.randomUUID().toString().replace("-", "");
        var body = new ByteArrayOutputStream();
        for (var field : fields.entrySet()) {
            body.write(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n"
                + field.getValue() + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
        }
        body.write(("--" + boundary
            + "\r\nContent-Disposition: form-data; name=\"media\"; filename=\"photo.jpg\"\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
        body.write(Views.open(8, 320, 0).readAllBytes());
        body.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(URI.create(v2(path)))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static Document xml(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
            .isEqualToIgnoringCase("text/xml;charset=utf-8");
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)));
        } catch (Exception unreadable) {
            throw new AssertionError(answer.body(), unreadable);
        }
    }

    private static void told(int status, HttpResponse<String> answer, String words) {
        var errors = xml(status, answer);
        assertThat(errors.getDocumentElement().getNodeName()).isEqualTo("errors");
        assertThat(all(errors, "error")).hasSize(1);
        assertThat(text(errors, "code")).isEqualTo(Integer.toString(status));
        assertThat(text(errors, "description")).contains(words);
    }

    private static List<Element> all(Document document, String name) {
        var nodes = document.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength()).mapToObj(at -> (Element) nodes.item(at)).toList();
    }

    private static String tag(Element element, String name) {
        return element.getElementsByTagName(name).item(0).getTextContent();
    }

    private static String text(Document document, String name) {
        return document.getElementsByTagName(name).item(0).getTextContent();
    }

    private static List<String> ids(Document document) {
        return all(document, "service_request_id").stream().map(Element::getTextContent).toList();
    }
}

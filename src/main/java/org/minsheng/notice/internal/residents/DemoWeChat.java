package org.minsheng.notice.internal.residents;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.minsheng.page.Page;
import org.minsheng.shared.OnlyIf;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * In the demo only: a stand-in for WeChat's pages and interface, so that the button works without an official account.
 */
@Controller
@OnlyIf(setting = "minsheng.demo")
class DemoWeChat {

    static final String ROOT = "/demo/wechat";
    private static final String OPENID = "demo-wechat";
    private static final String OWN_PATHS = ".+/me/wechat/(consents/)?answer";

    private final SecureRandom random = new SecureRandom();

    @GetMapping(ROOT + "/connect/oauth2/authorize")
    ModelAndView authorize(Page page, @RequestParam(name = "redirect_uri") String answer, @RequestParam String state) {
        var bytes = new byte[8];
        random.nextBytes(bytes);
        var back = own(answer).queryParam("state", "{state}");
        return page.show("notice/demo-wechat", new DemoWeChatView("notice.demo-wechat.authorize",
            back.cloneBuilder().queryParam("code", HexFormat.of().formatHex(bytes)).encode()
                .buildAndExpand(state).toUriString(),
            back.encode().buildAndExpand(state).toUriString()));
    }

    @GetMapping(value = ROOT + "/sns/oauth2/access_token", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> openid(@RequestParam String code) {
        return ResponseEntity.ok(code.matches("[0-9a-f]{16}")
            ? Map.of("openid", OPENID, "expires_in", 7200, "scope", "snsapi_base")
            : Map.of("errcode", 40029, "errmsg", "invalid code"));
    }

    @GetMapping(ROOT + "/mp/subscribemsg")
    ModelAndView consent(Page page, @RequestParam(name = "redirect_url") String answer, @RequestParam String reserved,
                         @RequestParam int scene) {
        var back = own(answer).queryParam("reserved", "{state}").queryParam("scene", scene);
        return page.show("notice/demo-wechat", new DemoWeChatView("notice.demo-wechat.consent",
            back.cloneBuilder().queryParam("action", "confirm").queryParam("openid", OPENID).encode()
                .buildAndExpand(reserved).toUriString(),
            back.queryParam("action", "cancel").encode().buildAndExpand(reserved).toUriString()));
    }

    /** Leads nowhere but back into this product. */
    private static UriComponentsBuilder own(String answer) {
        if (!answer.matches(OWN_PATHS)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return UriComponentsBuilder.fromPath(answer.replaceFirst(".*(?=/me/wechat/)", ""));
    }
}

package org.minsheng.household.internal.mine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.minsheng.household.internal.Data;
import org.minsheng.page.Page;
import org.springframework.stereotype.Component;

/** The own data in a form that programs read (PIPL art. 45 on portability); keys stay the same in every language. */
@Component
class MyDataAsTree {

    Map<String, Object> of(Page page, MyData mine) {
        var tree = new LinkedHashMap<String, Object>();
        var own = mine.own();
        var person = new LinkedHashMap<String, Object>();
        person.put("name", own.name());
        person.put("phone", own.phone());
        person.put("identityNumber", own.identityNumber());
        person.put("born", own.born() == null ? "" : own.born().toString());
        person.put("sex", own.sex() == null ? "" : own.sex().name());
        tree.put("person", person);
        tree.put("grounds", mine.values().stream().map(value -> ground(page, value.datum())).toList());
        tree.put("households", mine.homes().stream().map(home -> home(home)).toList());
        tree.put("careGroups", mine.cares().stream().map(care -> care(page, care)).toList());
        tree.put("consents", mine.consents().stream()
            .map(one -> Map.of("datum", one.entry().datum(), "version", one.entry().version(),
            "given", one.entry().given(), "how", one.entry().how().name(), "at", one.entry().at().toString()))
            .toList());
        tree.put("elsewhere", mine.held().stream()
            .map(held -> Map.of("what", page.t(held.text(), held.count()), "count", held.count(),
            "why", page.t(held.why()))).toList());
        tree.put("requests", mine.requests().stream()
            .map(request -> Map.of("kind", request.kind().name(), "state", request.state().name(),
            "filedAt", request.filedAt().toString(), "dueAt", request.dueAt().toString(), "answer", request.answer()))
            .toList());
        return tree;
    }

    private static Map<String, Object> ground(Page page, Data.Datum datum) {
        return Map.of("datum", datum.code(), "purpose", datum.purpose(page.locale()), "basis", datum.terms().basis()
            .name(),
            "law", datum.terms().law(), "retentionMonths", datum.terms().retentionMonths(), "sensitive", datum.terms()
            .sensitive());
    }

    private static Map<String, Object> home(MyData.Home home) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("address", home.address());
        tree.put("residence", home.residence().name());
        tree.put("relation", home.relation().name());
        tree.put("remark", home.remark());
        tree.put("since", home.since().toString());
        tree.put("until", home.until() == null ? "" : home.until().toString());
        tree.put("others", home.others().stream()
            .map(other -> Map.of("name", other.person().name(), "relation", other.relation().name())).toList());
        return tree;
    }

    private static Map<String, Object> care(Page page, MyData.Care care) {
        var tree = new LinkedHashMap<>(ground(page, care.datum()));
        tree.put("since", care.since().toString());
        tree.put("until", care.until() == null ? "" : care.until().toString());
        tree.put("readBy", care.readers());
        tree.put("child", care.child() == null ? "" : care.child().name());
        return tree;
    }
}

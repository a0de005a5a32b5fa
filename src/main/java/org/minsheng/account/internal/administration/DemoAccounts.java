package org.minsheng.account.internal.administration;

import java.util.List;
import org.minsheng.account.internal.Passwords;
import org.minsheng.account.internal.administration.OpeningAccount.Opening;
import org.minsheng.organisation.Posts;
import org.minsheng.shared.AreaCode;
import org.minsheng.shared.DemoStep;
import org.minsheng.shared.Grant;
import org.minsheng.shared.OnlyIf;
import org.minsheng.shared.OrganisationId;
import org.minsheng.shared.RequestKey;
import org.minsheng.shared.Role;
import org.minsheng.shared.StartNote;
import org.minsheng.shared.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One sign-in for each role in three counties, all with the same password, printed at the start. */
@Component
@OnlyIf(setting = "minsheng.demo")
class DemoAccounts implements DemoStep, StartNote {

    static final String PASSWORD = "minsheng";

    /** The installation itself, where a role belongs to no organisation. */
    static final OrganisationId INSTALLATION = new OrganisationId(0);

    private record Person(String username, String name, String organisation, String area, List<Role> roles) {

        Person(String username, String name, String organisation, String area, Role... roles) {
            this(username, name, organisation, area, List.of(roles));
        }
    }

    private static final List<Person> PEOPLE = List.of(
        new Person("admin", "系统管理员", "", "52", Role.SYSTEM_ADMINISTRATOR),
        new Person("security", "安全管理员", "", "52", Role.SECURITY_ADMINISTRATOR),
        new Person("auditor", "审计员", "", "52", Role.AUDITOR),
        new Person("leader", "陈国栋", "凤冈县人民政府", "520327", Role.COUNTY_LEADER),
        new Person("chengguan", "罗建军", "凤冈县综合行政执法局", "520327", Role.COUNTY_DEPARTMENT),
        new Person("zhujian", "冯丽", "凤冈县住房和城乡建设局", "520327", Role.COUNTY_DEPARTMENT),
        new Person("minzheng", "田秀英", "凤冈县民政局", "520327", Role.COUNTY_DEPARTMENT, Role.ASSISTANCE_OFFICER),
        new Person("county-desk", "安晓梅", "凤冈县社会治理服务中心", "520327", Role.DESK_CLERK),
        new Person("longquan", "杨帆", "龙泉街道办事处", "520327001", Role.TOWN_DISPATCHER),
        new Person("longquan-care", "罗小梅", "龙泉街道办事处", "520327001", Role.ASSISTANCE_OFFICER),
        new Person("tiyuchang", "王永芳", "体育场社区居民委员会", "520327001003", Role.COMMUNITY_SECRETARY),
        new Person("clerk", "李小燕", "体育场社区居民委员会", "520327001003", Role.DESK_CLERK),
        new Person("wuye", "周德明", "凤凰苑物业服务中心", "5203270010030001", Role.PROPERTY_MANAGER),
        new Person("grid", "张勇", "体育场社区居民委员会", "520327001003", Role.GRID_WORKER),
        new Person("keeper", "吴家兰", "体育场社区居民委员会", "520327001003", Role.SHOP_KEEPER),
        new Person("meijiang", "刘静", "湄江街道办事处", "520328004", Role.TOWN_DISPATCHER),
        new Person("yingfu", "石敏", "迎涪社区居民委员会", "520328004901", Role.COMMUNITY_SECRETARY),
        new Person("yingfu-clerk", "何婷", "迎涪社区居民委员会", "520328004901", Role.DESK_CLERK),
        new Person("mingcheng", "蔡晓兰", "茗城峰景物业服务中心", "5203280049010001", Role.PROPERTY_MANAGER),
        new Person("ziying", "毛家兴", "子营街道办事处", "520329001", Role.TOWN_DISPATCHER),
        new Person("jishan", "犹春兰", "积善社区居民委员会", "520329001005", Role.COMMUNITY_SECRETARY, Role.DESK_CLERK),
        new Person("yiyuan", "唐红霞", "凤冈县人民医院", "520327", Role.UNIT_LIAISON),
        new Person("caizheng", "黎明", "湄潭县财政局", "520328", Role.UNIT_LIAISON),
        new Person("zy-grid", "冉启明", "积善社区居民委员会", "520329001005", Role.GRID_WORKER));

    private final OpeningAccount opening;
    private final Granting granting;
    private final Passwords passwords;
    private final ObjectProvider<Posts> posts;
    private final JdbcClient jdbc;

    DemoAccounts(OpeningAccount opening, Granting granting, Passwords passwords,
                 ObjectProvider<Posts> posts, JdbcClient jdbc) {
        this.opening = opening;
        this.granting = granting;
        this.passwords = passwords;
        this.posts = posts;
        this.jdbc = jdbc;
    }

    /** Both among the demo steps and among the notes, where the addresses come before it. */
    @Override
    public int order() {
        return 40;
    }

    @Override
    public void fill() {
        int there = jdbc.sql("select count(*) from account.account where username = any(:names)")
            .param("names", PEOPLE.stream().map(Person::username).toArray(String[]::new))
            .query(Integer.class)
            .single();
        if (there < PEOPLE.size()) {
            var hash = passwords.encode(PASSWORD);
            PEOPLE.forEach(person -> add(person, hash));
        }
    }

    private void add(Person person, String hash) {
        var key = RequestKey.from("demo " + person.username);
        if (opening.open(Viewer.SYSTEM, key, person.username, person.name, hash, false)
            instanceof Opening.Opened opened) {
            var area = new AreaCode(person.area);
            for (var role : person.roles) {
                granting.grant(Viewer.SYSTEM, opened.account(), new Grant(role, organisation(person, area), area));
            }
        }
    }

    private OrganisationId organisation(Person person, AreaCode area) {
        return person.organisation.isEmpty() ? INSTALLATION
            : posts.stream().findFirst()
                .flatMap(known -> known.organisationByName(area.county(), person.organisation))
                .orElse(INSTALLATION);
    }

    @Override
    public List<String> lines() {
        return List.of("演示账号 Demo sign-ins (/sign-in), 密码 password: " + PASSWORD,
            "  " + String.join(" ", PEOPLE.stream().map(Person::username).toList()));
    }
}

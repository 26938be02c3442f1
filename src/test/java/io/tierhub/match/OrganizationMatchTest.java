package io.tierhub.match;

import static io.tierhub.match.Given.organization;
import static io.tierhub.match.Given.placed;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrganizationMatchTest {
    private static final String VALID = "91350211M000100Y46";
    private static final String ALSO_VALID = "91440300708461136T";

    @Test
    void legalFormsAndRegionsDoNotTellOneCompanyFromItself() {
        assertOne("name=上海恒通瑞达科技有限公司", "name=恒通瑞达科技（上海）股份有限公司");
        assertOne("name=Brindlewood Ltd.", "name=BRINDLEWOOD LIMITED");
        assertOne("name=Brindlewood GmbH", "name=Brindlewood");
    }

    @Test
    void traditionalSimplifiedAndPinyinNamesAreOneCompany() {
        assertOne("name=恆通瑞達科技有限公司", "name=恒通瑞达科技有限公司");
        MatchIndex index = placed(
                organization("name=恒通瑞达有限公司", "city=上海", "phones=+862161234567"),
                organization("name=Hengtong Ruida Co., Ltd.", "city=上海市", "phones=+862161234567"));
        assertThat(index.customers()).as(index.explain(0, 1).toString()).isEqualTo(1);
    }

    @Test
    void aNameInCharactersIsComparedWithItsPinyinAndTheEnglishWordsOfItsTrade() {
        assertThat(nameLevel("恒通瑞达科技有限公司", "Hengtongruida Technology Co., Ltd."))
                .isEqualTo(Level.PINYIN);
        assertThat(nameLevel("恒通瑞达有限公司", "Hengtongruida")).isEqualTo(Level.PINYIN);
        assertThat(nameLevel("恒通瑞达物流有限公司", "Hengtongruida")).as("short for it").isEqualTo(Level.SUBSET);
        assertThat(nameLevel("恒通瑞达物流有限公司", "Hengtongruida Insurance Co., Ltd."))
                .as("another company of its group")
                .isEqualTo(Level.OVERLAP);
        assertThat(nameLevel("恒通瑞达物流有限公司", "Jinyuan Logistics Ltd.")).isEqualTo(Level.DIFFERENT);
        assertThat(nameLevel("长庚湾纺织有限公司", "Changgengwan Textile Ltd."))
                .as("a character of several readings")
                .isEqualTo(Level.CLOSE);
        assertThat(nameLevel("长庚湾纺织有限公司", "Changgengwan Foods Ltd.")).isNull();
        assertThat(nameLevel("恒通瑞达物流有限公司", "Brindlewood Ltd."))
                .as("a foreign name may be a translation")
                .isNull();
        assertThat(nameLevel("恒通瑞达物流有限公司", "恒通锐达物流有限公司"))
                .as("characters of one sound")
                .isEqualTo(Level.HOMOPHONE);
    }

    private static @Nullable Level nameLevel(String name, String other) {
        return placed(organization("name=" + name), organization("name=" + other)).explain(0, 1).fields().stream()
                .filter(each -> each.field() == MatchField.COMPANY_NAME)
                .map(each -> each.level())
                .findFirst()
                .orElse(null);
    }

    @Test
    void aBranchIsNotItsCompanyThoughNamePhoneAndDomainAgree() {
        String[] shared = {"phones=+862161234567", "website=https://www.htrd.example", "city=上海"};
        MatchIndex index = placed(
                organization("name=恒通瑞达科技有限公司", shared[0], shared[1], shared[2]),
                organization("name=恒通瑞达科技有限公司北京分公司", shared[0], shared[1], shared[2]),
                organization("name=恒通瑞达科技有限公司广州分公司", shared[0], shared[1], shared[2]));
        assertThat(index.customers()).isEqualTo(3);
        assertThat(index.explain(0, 1).fields())
                .anyMatch(e -> e.field() == MatchField.BRANCH && e.level() == Level.ONE_SIDED);
    }

    @Test
    void ofTwoPhonesInOneCityANameOfOneSoundMakesNoCompany() {
        String[] place = {"city=福州", "industry=Machinery"};
        MatchIndex index = placed(
                organization("name=福州市云驰机械有限公司", "phones=+865912372307", place[0], place[1]),
                organization("name=Fuzhou Yunchi Machinery Co., Ltd.", "phones=+865917170932", place[0], place[1]),
                organization("name=福州市佳林软件有限公司", "phones=+865917663980", place[0]),
                organization("name=Fuzhou Jialin Software Co., Ltd.", place[0]));
        assertThat(index.customerOf(0)).isNotEqualTo(index.customerOf(1));
        assertThat(index.customerOf(2)).as("nothing speaks against it").isEqualTo(index.customerOf(3));
    }

    @Test
    void theFirstAndTheSecondHospitalAreTwo() {
        MatchIndex index = placed(organization("name=青松市第一人民医院", "city=青松"), organization("name=青松市第二人民医院", "city=青松"));
        assertThat(index.customers()).isEqualTo(2);
    }

    @Test
    void twoCheckedTaxIdsForbidWhatAllElseSays() {
        String[] same = {"name=Brindlewood Ltd.", "phones=+862161234567", "emails=jo@brindlewood.example", "city=Hull"};
        MatchIndex index = placed(
                organization(same[0], same[1], same[2], same[3], "tax_id=" + VALID),
                organization(same[0], same[1], same[2], same[3], "tax_id=" + ALSO_VALID));
        assertThat(index.customers()).isEqualTo(2);
        assertThat(index.explain(0, 1).vetoes()).containsExactly(Veto.TAX_ID);
    }

    @Test
    void aTaxIdThatFailsItsCheckForbidsNothing() {
        MatchIndex index = placed(
                organization("name=Brindlewood Ltd.", "phones=+862161234567", "tax_id=" + VALID),
                organization("name=Brindlewood Ltd.", "phones=+862161234567", "tax_id=91350211M000100Y47"));
        assertThat(index.customers()).isEqualTo(1);
    }

    @Test
    void aSwitchboardOrAnInfoAddressDoesNotGlueStrangers() {
        String[] cores = {"Amberfold", "Brindlewood", "Corvantis", "Dunmarrow", "Elstrath", "Fenwhistle", "Gorsedale"};
        Features[] tenants = new Features[cores.length];
        for (int i = 0; i < cores.length; i++) {
            tenants[i] = organization(
                    "name=" + cores[i] + " Ltd",
                    "phones=+862161234567",
                    "emails=info@towerpark.example",
                    "street=88 Tower Road",
                    "city=Hull");
        }
        assertThat(placed(tenants).customers()).isEqualTo(cores.length);
    }

    @Test
    void companiesOfOneGroupStayApart() {
        MatchIndex index = placed(
                organization("name=Brindlewood Logistics Ltd", "website=brindlewood.example", "city=Hull"),
                organization("name=Brindlewood Insurance Ltd", "website=brindlewood.example", "city=Leeds"));
        assertThat(index.customers()).isEqualTo(2);
    }

    @Test
    void anAccountIsFoundByNameWithoutItsLegalFormAndByTaxId() {
        MatchIndex index =
                placed(organization("name=Brindlewood Ltd.", "tax_id=" + VALID), organization("name=恒通瑞达科技有限公司"));
        assertThat(index.accountByName("BRINDLEWOOD Limited")).hasValue(0);
        assertThat(index.accountByName("恆通瑞達科技")).hasValue(1);
        assertThat(index.accountByTaxId(" 9135 0211 M000 100Y46")).hasValue(0);
        assertThat(index.accountByName("Amberfold")).isEmpty();
    }

    @Test
    void aNameThatTwoCustomersHaveNamesNoAccount() {
        MatchIndex index = placed(
                organization("name=Brindlewood Ltd.", "tax_id=" + VALID),
                organization("name=Brindlewood Ltd.", "tax_id=" + ALSO_VALID));
        assertThat(index.accountByName("Brindlewood")).isEmpty();
        assertThat(index.accountByTaxId(ALSO_VALID)).hasValue(1);
    }

    @Test
    void anAccountIsFoundByTheDomainOfItsWebsiteOrOfItsMail() {
        MatchIndex index = placed(
                organization("name=Brindlewood Ltd.", "website=brindlewood.example/shop", "emails=jo@bw-mail.example"),
                organization("name=恒通瑞达科技有限公司", "emails=info@htrd.example", "emails=li@htrd.example"));
        assertThat(index.accountByDomain("brindlewood.example")).hasValue(0);
        assertThat(index.accountByDomain("bw-mail.example")).hasValue(0);
        assertThat(index.accountByDomain("htrd.example")).hasValue(1);
        assertThat(index.accountByDomain("wood.example")).isEmpty();
    }

    @Test
    void aDomainThatTwoCustomersHaveOrThatIsAHubNamesNoAccount() {
        Features[] tenants = new Features[300];
        for (int i = 0; i < tenants.length; i++) {
            tenants[i] = organization("name=Tenant" + (char) ('a' + i % 26) + i, "website=towerpark.example");
        }
        assertThat(placed(tenants).accountByDomain("towerpark.example")).isEmpty();
        assertThat(placed(tenants[0], tenants[1]).accountByDomain("towerpark.example"))
                .isEmpty();
        assertThat(placed(tenants[0]).accountByDomain("towerpark.example")).hasValue(0);
    }

    private static void assertOne(String name, String otherName) {
        MatchIndex index = placed(
                organization(name, "city=上海", "street=中山路88号"), organization(otherName, "city=上海", "street=中山路88号"));
        assertThat(index.customers()).as(index.explain(0, 1).toString()).isEqualTo(1);
    }
}

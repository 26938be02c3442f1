package io.tierhub.generator;

import java.util.Locale;

/** Organizations, most of them Chinese; one in fifty is a branch that shares its head office's phone and mailbox. */
public final class Companies {
    private final Places places;

    public Companies(long seed) {
        this.places = new Places(seed);
    }

    public Customer of(long number, Chance chance) {
        return chance.percent(60) ? chinese(number, chance) : latin(number, chance);
    }

    /** A branch of that head office: another customer, with a place and a code of its own. */
    public Customer branchOf(Customer head, Chance chance) {
        Words.City city = chance.pick(head.han() ? Words.HAN_CITIES : Words.LATIN_CITIES);
        Words.Word street = places.street(head.han(), chance);
        return new Customer(
                false,
                head.han(),
                head.han() ? head.name() + shortCity(city) + "分公司" : head.name() + " - " + city.name() + " Branch",
                head.latinName() + " " + latinCity(city) + " Branch",
                "",
                "",
                "",
                head.han() ? CreditCode.of(chance) : Places.digits(chance, 9),
                head.phone(),
                head.email(),
                head.domain(),
                street.han(),
                street.latin(),
                chance.between(1, 480),
                city,
                Places.postcode(city, chance),
                head.industry());
    }

    public Customer chinese(long number, Chance chance) {
        Words.City city = chance.pickSkewed(Words.HAN_CITIES);
        Words.Word one = chance.pick(Words.HAN_COMPANY);
        Words.Word two = chance.pick(Words.HAN_COMPANY);
        Words.Word three = chance.percent(60) ? chance.pick(Words.HAN_COMPANY) : new Words.Word("", "");
        Words.Word industry = chance.pick(Words.INDUSTRIES);
        String form = chance.percent(85) ? "有限公司" : chance.percent(50) ? "有限责任公司" : "股份有限公司";
        String latin = one.latin() + two.latin() + three.latin();
        String place = chance.percent(50) ? city.name() : shortCity(city);
        return company(
                number,
                true,
                place + one.han() + two.han() + three.han() + industry.han() + form,
                city.other() + " " + People.capital(latin) + " " + industry.latin() + " Co., Ltd.",
                latin,
                industry,
                city,
                chance);
    }

    private Customer latin(long number, Chance chance) {
        Words.City city = chance.pickSkewed(Words.LATIN_CITIES);
        Words.Word industry = chance.pick(Words.INDUSTRIES);
        String core = chance.pick(Words.LATIN_COMPANY);
        String second = chance.pick(Words.LATIN_COMPANY).toLowerCase(Locale.ROOT);
        String core2 = chance.percent(30) ? core + " & " + chance.pick(Words.LATIN_SURNAMES) : core + second;
        String form = chance.percent(40) ? "Ltd" : chance.percent(50) ? "Inc." : "LLC";
        String name = core2 + " " + industry.latin() + " " + form;
        String domain = core2.replace(" & ", "-").toLowerCase(Locale.ROOT);
        return company(number, false, name, name, domain, industry, city, chance);
    }

    private Customer company(
            long number,
            boolean han,
            String name,
            String latinName,
            String domain,
            Words.Word industry,
            Words.City city,
            Chance chance) {
        Words.Word street = places.street(han, chance);
        String ownDomain = domain + number % 1000 + ".example";
        String mailbox = chance.percent(70) ? "info" : chance.percent(50) ? "sales" : "office";
        return new Customer(
                false,
                han,
                name,
                latinName,
                "",
                "",
                "",
                han ? CreditCode.of(chance) : Places.digits(chance, 9),
                places.companyPhone(number, city, chance),
                mailbox + "@" + ownDomain,
                ownDomain,
                street.han(),
                street.latin(),
                chance.between(1, 480),
                city,
                Places.postcode(city, chance),
                industry.latin());
    }

    private static String shortCity(Words.City city) {
        return city.shortName();
    }

    private static String latinCity(Words.City city) {
        return city.country().equals("CN") ? city.other() : city.name();
    }
}

package io.tierhub.generator;

import java.util.ArrayList;
import java.util.List;

/** Companies that look like a given one. */
final class CompanyTraps {
    private static final int TENANTS = 4;
    private static final int CLIENTS = 3;

    private final Companies companies;
    private final Chance chance;

    CompanyTraps(Companies companies, Chance chance) {
        this.companies = companies;
        this.chance = chance;
    }

    /** Customers of whom no two are one. */
    List<Party> of(Trap trap, Customer one) {
        return switch (trap) {
            case BRANCH -> branches(one);
            case NUMBERED -> numbered(one);
            case GROUP -> List.of(Party.of(one), sister(one));
            case SAME_NAME_COMPANY -> List.of(Party.of(one), sameName(one));
            case SOUND_ALIKE -> List.of(Party.of(one), soundAlike(one));
            case SWITCHBOARD -> tenants(one);
            case MAILBOX -> clients(one);
            default -> throw new IllegalArgumentException(trap + " is no trap of companies alone");
        };
    }

    private List<Party> branches(Customer head) {
        List<Party> house = new ArrayList<>(List.of(Party.of(head)));
        int branches = chance.between(1, 2);
        for (int i = 0; i < branches; i++) {
            Customer branch = companies.branchOf(head, chance);
            String where = branch.city().shortName() + (i == 0 ? "" : "第二") + "分公司";
            String latin = head.latinName() + " " + branch.city().other() + (i == 0 ? "" : " No. 2") + " Branch";
            house.add(Party.named(branch, ChineseName.of(head).branch(where), latin, head.industry()));
        }
        return house;
    }

    private List<Party> numbered(Customer model) {
        ChineseName name = ChineseName.of(model);
        Customer second = another();
        Customer neighbour =
                second.housedWith(model).reached(second.phone(), "office@" + model.domain(), model.domain());
        return List.of(
                Party.named(model, name.withCore(name.core() + "第一"), numbered(model, 1), model.industry()),
                Party.named(neighbour, name.withCore(name.core() + "第二"), numbered(model, 2), model.industry()));
    }

    private static String numbered(Customer model, int number) {
        return model.latinName().replace(" " + model.industry(), " No. " + number + " " + model.industry());
    }

    private Party sister(Customer one) {
        Words.Word trade = chance.pick(Words.INDUSTRIES);
        while (trade.latin().equals(one.industry())) {
            trade = chance.pick(Words.INDUSTRIES);
        }
        return Party.named(
                another().housedWith(one).reached(one.phone(), one.email(), one.domain()),
                ChineseName.of(one).inTrade(trade.han()),
                one.latinName().replace(one.industry(), trade.latin()),
                trade.latin());
    }

    private Party sameName(Customer one) {
        Customer other = another();
        while (other.city().equals(one.city())) {
            other = another();
        }
        return Party.named(
                other,
                ChineseName.of(one).inPlace(other.city().shortName()),
                one.latinName().replaceFirst(one.city().other(), other.city().other()),
                one.industry());
    }

    private Party soundAlike(Customer one) {
        Customer other = another();
        while (!other.city().equals(one.city())) {
            other = another();
        }
        ChineseName name = ChineseName.of(one);
        return Party.named(other, name.withCore(Homophones.slip(name.core(), chance)), one.latinName(), one.industry());
    }

    private List<Party> tenants(Customer one) {
        List<Party> house = new ArrayList<>(List.of(Party.of(one)));
        for (int i = 0; i < TENANTS; i++) {
            Customer next = another();
            while (!next.city().equals(one.city())) {
                next = another();
            }
            house.add(Party.of(next.housedWith(one).reached(one.phone(), next.email(), next.domain())));
        }
        return house;
    }

    private List<Party> clients(Customer one) {
        String mailbox = "info@books" + chance.below(1_000) + ".example";
        List<Party> clients = new ArrayList<>();
        clients.add(Party.of(one.reached(one.phone(), mailbox, one.domain())));
        for (int i = 0; i < CLIENTS; i++) {
            Customer next = another();
            clients.add(Party.of(next.reached(next.phone(), mailbox, next.domain())));
        }
        return clients;
    }

    private Customer another() {
        return companies.chinese(chance.below(1_000_000), chance);
    }
}

package io.tierhub.store;

import io.tierhub.intake.SourceRecord.OwnerRef.By;
import io.tierhub.master.Standing;
import io.tierhub.vocabulary.Entity;
import io.tierhub.vocabulary.PartyType;
import io.tierhub.vocabulary.Tier;

/** The numbers and letters that stand for words in stored rows. They are for ever: never renumber, only add. */
final class Codes {
    private Codes() {}

    static String of(PartyType type) {
        return type == PartyType.PERSON ? "P" : "O";
    }

    static PartyType party(String letter) {
        return switch (letter) {
            case "P" -> PartyType.PERSON;
            case "O" -> PartyType.ORGANIZATION;
            default -> throw new IllegalStateException("no party type has the letter " + letter);
        };
    }

    static int of(Standing standing) {
        return switch (standing) {
            case GRADED -> 0;
            case CONTACT -> 1;
            case EXCLUDED -> 2;
        };
    }

    static Standing standing(int number) {
        return switch (number) {
            case 0 -> Standing.GRADED;
            case 1 -> Standing.CONTACT;
            case 2 -> Standing.EXCLUDED;
            default -> throw new IllegalStateException("no standing has the number " + number);
        };
    }

    static int of(Entity entity) {
        return switch (entity) {
            case CUSTOMERS -> 0;
            case ORDERS -> 1;
            case TICKETS -> 2;
            case INTERACTIONS -> 3;
        };
    }

    static Entity entity(int number) {
        return switch (number) {
            case 0 -> Entity.CUSTOMERS;
            case 1 -> Entity.ORDERS;
            case 2 -> Entity.TICKETS;
            case 3 -> Entity.INTERACTIONS;
            default -> throw new IllegalStateException("no entity has the number " + number);
        };
    }

    static int of(By by) {
        return switch (by) {
            case KEY -> 0;
            case EMAIL -> 1;
            case PHONE -> 2;
        };
    }

    static By by(int number) {
        return switch (number) {
            case 0 -> By.KEY;
            case 1 -> By.EMAIL;
            case 2 -> By.PHONE;
            default -> throw new IllegalStateException("no owner handle has the number " + number);
        };
    }

    static int of(Tier tier) {
        return switch (tier) {
            case STRATEGIC -> 0;
            case A -> 1;
            case B -> 2;
            case C -> 3;
            case D -> 4;
            case PROSPECT -> 5;
            case UNGRADED -> 6;
        };
    }

    static Tier tier(int number) {
        return switch (number) {
            case 0 -> Tier.STRATEGIC;
            case 1 -> Tier.A;
            case 2 -> Tier.B;
            case 3 -> Tier.C;
            case 4 -> Tier.D;
            case 5 -> Tier.PROSPECT;
            case 6 -> Tier.UNGRADED;
            default -> throw new IllegalStateException("no tier has the number " + number);
        };
    }
}

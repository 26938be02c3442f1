package io.tierhub.generator;

/**
 * A customer as it really is, before anybody writes it down. Text that does not apply is empty.
 *
 * @param name the full name: a company's with its legal form
 * @param latinName the same in Latin letters; equal to {@code name} where that is Latin already
 * @param birthDate ISO; empty for organizations
 * @param domain an organization's own; its mail address may be at another
 * @param industry in English
 */
public record Customer(
        boolean person,
        boolean han,
        String name,
        String latinName,
        String given,
        String family,
        String birthDate,
        String taxId,
        String phone,
        String email,
        String domain,
        String street,
        String latinStreet,
        int houseNumber,
        Words.City city,
        String postcode,
        String industry) {

    /** The same under another name; the parts of it for a person, the trade for an organization. */
    Customer named(String hanName, String otherLatin, String otherGiven, String otherFamily, String otherIndustry) {
        return new Customer(
                person,
                han,
                hanName,
                otherLatin,
                otherGiven,
                otherFamily,
                birthDate,
                taxId,
                phone,
                email,
                domain,
                street,
                latinStreet,
                houseNumber,
                city,
                postcode,
                otherIndustry);
    }

    /** The same, reached otherwise. */
    Customer reached(String otherPhone, String otherEmail, String otherDomain) {
        return new Customer(
                person,
                han,
                name,
                latinName,
                given,
                family,
                birthDate,
                taxId,
                otherPhone,
                otherEmail,
                otherDomain,
                street,
                latinStreet,
                houseNumber,
                city,
                postcode,
                industry);
    }

    /** The same under the roof of another. */
    Customer housedWith(Customer other) {
        return new Customer(
                person,
                han,
                name,
                latinName,
                given,
                family,
                birthDate,
                taxId,
                phone,
                email,
                domain,
                other.street,
                other.latinStreet,
                other.houseNumber,
                other.city,
                other.postcode,
                industry);
    }
}

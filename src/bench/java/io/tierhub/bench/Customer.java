package io.tierhub.bench;

/**
 * A customer as it really is, before anybody writes it down. Text that does not apply is empty.
 *
 * @param name the full name: a company's with its legal form
 * @param latinName the same in Latin letters; equal to {@code name} where that is Latin already
 * @param birthDate ISO; empty for organizations
 */
record Customer(
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
        String street,
        String latinStreet,
        int houseNumber,
        Words.City city,
        String postcode,
        String industry) {}

package io.tierhub.match;

/**
 * Reasoned, not fitted: m from how often systems mistype, abbreviate or lack a thing, u from how many values it has. A value's
 * own frequency replaces u of EXACT where it is counted.
 */
final class ShippedWeights {
    static final Weights WEIGHTS = Weights.parse("""
            partners 1.0
            given_name     exact .80 .005    close .08 .002    pinyin .50 .010   near .04 .004     homophone .02 .010 initial .03 .010  different .05 .97
            family_name    exact .83 .002    close .08 .001    pinyin .50 .005   near .03 .002     homophone .01 .010 initial .01 .004  different .05 .98
            birth_date     exact .80 .00005  one_edit .06 .0012 day_month .01 .00005 partial .50 .015 near .04 .015 month_day .01 .0025 same_year .015 .012 different .04 .95
            gender         exact .97 .50     different .03 .50
            company_name   exact .62 .0001   tokens .05 .00003 close .08 .0001   pinyin .60 .0005  subset .12 .0007  near .04 .001     homophone .03 .0008 acronym .02 .001  overlap .03 .015  different .04 .96
            company_region exact .97 .15     different .03 .85
            branch         exact .95 .05     one_sided .0005 .50 different .0001 .50
            domain         exact .60 .00005  different .30 .99
            industry       exact .50 .15     different .40 .85
            tax_id         exact .85 .000005 one_edit .08 .0003 different .07 .99
            identifier     exact .80 .00001  one_edit .06 .001 different .10 .99
            email          exact .55 .00002  close .10 .00005  local_part .05 .0003 near .03 .0005 different .25 .99
            phone          exact .55 .0001   suffix .05 .00005 one_edit .06 .0005 different .34 .99
            street         exact .65 .001    close .15 .001    subset .06 .002   overlap .08 .15   different .12 .84
            house_number   exact .75 .015    prefix .06 .10    different .17 .88
            unit           exact .55 .002    close .15 .001    near .03 .003     different .27 .99
            district       exact .55 .002    close .15 .001    near .03 .003     different .27 .99
            city           exact .70 .01     close .12 .008    near .04 .008     different .13 .96
            postcode       exact .75 .002    one_edit .12 .03  prefix .04 .06    different .08 .94
            region         exact .90 .20     different .10 .80
            country        exact .99 .70     different .01 .30""");

    private ShippedWeights() {}
}

package io.tierhub.grade;

import io.tierhub.vocabulary.Bilingual;

/** One way to grade a customer, against a reference and as of a day. Without state: one instance serves all threads. */
interface Model {
    /** The name in configuration and exports. */
    String name();

    /** 0 to {@link Points#MAX}, or {@link Points#NONE}. Called for every customer of every run: allocates nothing. */
    int score(GradeInput input);

    /** The classes and flags of the customer, of RFM and ABC in 16 bits: when they change, the grade must be written again. */
    int stamp(GradeInput input);

    /** The class that the model puts the customer in. */
    default String klass(GradeInput input) {
        return grade(input).klass();
    }

    /** The whole result with its explanation. */
    Grade grade(GradeInput input);

    /** The one sentence that says best why the score is what it is. */
    Bilingual headline(GradeInput input);
}

/** One class per grading model, the tier policy over them, and the explanation of both. */
@NullMarked
package io.tierhub.grade;

import org.jspecify.annotations.NullMarked;

/** Sources that are asked over HTTP: the client, credentials and their budgets, and pages of rows. */
@NullMarked
package io.tierhub.flow.http;

import org.jspecify.annotations.NullMarked;

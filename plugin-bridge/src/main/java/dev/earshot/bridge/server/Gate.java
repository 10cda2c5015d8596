package dev.earshot.bridge.server;

import dev.earshot.bridge.http.Refusal;
import dev.earshot.bridge.wire.Opening;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/// What all requests go through first, wherever they lead: strangers are turned away, and browsers are
/// told which pages of other sites may read the answers (CORS, as the Fetch standard has it).
///
/// Only headers are looked at: a key is asked for behind it.
final class Gate implements Filter {
    private final Visitors visitors;
    private final Words words;

    /// How a request is turned down, in the words of the protocol that it belongs to.
    interface Words {
        void refuse(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException;
    }

    Gate(Visitors visitors, Words words) {
        this.visitors = visitors;
        this.words = words;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var asked = (HttpServletRequest) request;
        var answer = (HttpServletResponse) response;
        var opening = Openings.of(asked);
        var origin = opening.header("Origin").filter(visitors::isListed);
        origin.ifPresent(page -> allow(page, answer));
        var refusal = visitors.refuse(opening);
        if (refusal.isPresent()) {
            words.refuse(asked, answer, refusal.get());
        } else if (origin.isPresent() && isPreflight(asked)) {
            answerPreflight(opening, answer);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void allow(String page, HttpServletResponse answer) {
        answer.setHeader("Access-Control-Allow-Origin", page);
        answer.addHeader("Vary", "Origin");
        answer.setHeader("Access-Control-Expose-Headers", "x-request-id, dg-request-id, Retry-After");
    }

    /// A browser's question, ahead of the request itself, and without a key.
    private static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS")
                && Optional.ofNullable(request.getHeader("Access-Control-Request-Method"))
                        .isPresent();
    }

    private static void answerPreflight(Opening asked, HttpServletResponse answer) {
        answer.setHeader("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS");
        asked.header("Access-Control-Request-Headers")
                .ifPresent(names -> answer.setHeader("Access-Control-Allow-Headers", names));
        asked.header("Access-Control-Request-Private-Network")
                .ifPresent(_ -> answer.setHeader("Access-Control-Allow-Private-Network", "true"));
        answer.setHeader("Access-Control-Max-Age", "600");
        answer.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}

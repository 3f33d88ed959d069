package org.kanal.it.apps;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The blog's permissions URL: posts are for everybody, the rest is a failure. */
@WebServlet("/it/blog-permissions")
public class BlogPermissions extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        JsonObject question = Json.createReader(request.getReader()).readObject();
        switch (question.getJsonObject("channel").getString("name")) {
            case "posts" -> response.getWriter().print("{\"read\":true}");
            case "drafts" -> response.getWriter().print("{\"read\":false}");
            default -> response.sendError(500);
        }
    }
}

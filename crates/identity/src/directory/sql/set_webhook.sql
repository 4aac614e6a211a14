-- directory/set_webhook
update provider set webhook_url = $webhook_url, webhook_key = $webhook_key where id = $id
